package no.nov.hub.shared.event;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.RelatedTo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A calendar to subscribe to (RFC 5545, 5546 section 3.2.1 and 7986). Single events have their
 * times in UTC, which no calendar program mistakes; nobody is invited by it.
 */
final class CalendarFile {

  private static final Duration REFRESH = Duration.ofHours(1);
  private static final String PRODUCT = "-//NOV//NOV hub//NO";

  private final net.fortuna.ical4j.model.Calendar calendar =
      new net.fortuna.ical4j.model.Calendar();
  private final EventViews views;
  private final Map<String, String> uidOfLarger;
  private final String domain;
  private final int longestSummary;

  /**
   * @param uidOfLarger by event key, of the events that have sessions
   * @param domain of the organisers' addresses
   * @param longestSummary in characters; what is longer ends there, and says so by its last one
   */
  CalendarFile(
      EventViews views, Map<String, String> uidOfLarger, String domain, int longestSummary) {
    this.views = views;
    this.uidOfLarger = uidOfLarger;
    this.domain = domain;
    this.longestSummary = longestSummary;
  }

  /**
   * @param source where it is fetched from, if known
   */
  CalendarFile named(String name, Optional<URI> source) {
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(ImmutableMethod.PUBLISH);
    calendar.add(new Name(name));
    calendar.add(new XProperty("X-WR-CALNAME", name));
    calendar.add(new RefreshInterval(parameters(Value.DURATION), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    source.ifPresent(uri -> calendar.add(new Source(parameters(Value.URI), uri.toString())));
    return this;
  }

  CalendarFile with(List<StoredEvent> events) {
    events.forEach(event -> calendar.add(component(event)));
    return this;
  }

  byte[] bytes() {
    return ContentLines.fold(calendar.toString());
  }

  private VEvent component(StoredEvent event) {
    VEvent component = new VEvent(false);
    component.add(new Uid(event.uid()));
    component.add(new DtStamp(event.lastModified()));
    component.add(new LastModified(event.lastModified()));
    component.add(new Sequence(event.revision()));
    component.add(new Status(event.active() ? Status.VALUE_CONFIRMED : Status.VALUE_CANCELLED));
    addTimes(component, event);
    component.add(new Summary(event.text("title")));
    component.add(organiser(event.key().organiser()));
    addPlace(component, event);
    addText(component, event);
    if (event.parentKey() != null && uidOfLarger.containsKey(event.parentKey())) {
      component.add(new RelatedTo(uidOfLarger.get(event.parentKey())));
    }
    return component;
  }

  private static void addTimes(VEvent component, StoredEvent event) {
    EventTime time = EventTime.of(event.data());
    if (time.allDay()) {
      addTimes(component, time.firstDay(), time.lastDay().plusDays(1));
    } else {
      Instant end = time.end() == null ? null : time.endsAt();
      addTimes(component, time.startsAt(), end);
    }
  }

  private static <T extends Temporal> void addTimes(VEvent component, T start, T end) {
    component.add(new DtStart<>(parametersOf(start), start));
    if (end != null) {
      component.add(new DtEnd<>(parametersOf(end), end));
    }
  }

  private static ParameterList parametersOf(Temporal time) {
    return time instanceof Instant ? new ParameterList() : parameters(Value.DATE);
  }

  /** Asked for by RFC 5546; it names who arranges, and invites nobody to write. */
  private Organizer organiser(String participant) {
    return new Organizer(
        parameters(new Cn(views.nameOf(participant))),
        URI.create("mailto:" + participant + "@" + domain));
  }

  private void addPlace(VEvent component, StoredEvent event) {
    StringJoiner place = new StringJoiner(", ");
    for (String field : List.of("name", "address")) {
      String text = event.data().path("venue").path(field).asString(null);
      if (text != null) {
        place.add(oneLine(text));
      }
    }
    if (place.length() == 0 && event.municipality() != null) {
      place.add(views.nameOfMunicipality(event.municipality()));
    }
    String online = event.text("onlineUrl");
    if (online != null) {
      component.add(new Conference(parameters(Value.URI), URI.create(online).toASCIIString()));
    }
    if (place.length() == 0 && online != null) {
      place.add(online);
    }
    if (place.length() > 0) {
      component.add(new Location(place.toString()));
    }
  }

  private void addText(VEvent component, StoredEvent event) {
    StringJoiner text = new StringJoiner("\n\n");
    if (event.reason() != null) {
      text.add("Avlyst: " + event.reason());
    }
    if (event.text("summary") != null) {
      text.add(shortened(event.text("summary").replaceAll("\\r\\n?", "\n")));
    }
    text.add("Arrangør: " + views.nameOf(event.key().organiser()));
    if (event.text("onlineUrl") != null) {
      text.add("På nett: " + event.text("onlineUrl"));
    }
    component.add(new Description(text.toString()));
    if (event.text("theme") != null) {
      // ical4j's own Categories leaves commas as they are, which makes one theme into two.
      component.add(new XProperty("CATEGORIES", event.text("theme")));
    }
    if (event.text("url") != null) {
      component.add(new Url(URI.create(URI.create(event.text("url")).toASCIIString())));
    }
  }

  private String shortened(String text) {
    if (text.length() <= longestSummary) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(longestSummary - 1))
            ? longestSummary - 1
            : longestSummary;
    return text.substring(0, end).strip() + " …";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", ", ");
  }

  private static ParameterList parameters(net.fortuna.ical4j.model.Parameter parameter) {
    return new ParameterList(List.of(parameter));
  }
}
