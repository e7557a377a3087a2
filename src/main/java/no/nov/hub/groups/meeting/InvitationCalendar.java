package no.nov.hub.groups.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Mime.CalendarPart;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.ContentLines;
import no.nov.hub.shared.event.EventTime;

/**
 * The calendar object of one mail (RFC 5545; RFC 5546, sections 3.2.2 and 3.2.5). Times are in UTC,
 * which no calendar program mistakes. Lists the person and the chair, and others only where the
 * group shows them.
 */
final class InvitationCalendar {

  private static final String PRODUCT = "-//NOV//NOV hub//NO";

  private final InvitationMail mail;
  private final String organiser;
  private final Texts texts;

  /**
   * @param organiser the meeting's own address, which answers go to
   */
  InvitationCalendar(InvitationMail mail, String organiser) {
    this.mail = mail;
    this.organiser = organiser;
    this.texts = mail.texts();
  }

  CalendarPart part() {
    String method = mail.cancels() ? Method.VALUE_CANCEL : Method.VALUE_REQUEST;
    Calendar calendar = new Calendar();
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Method(method));
    calendar.add(event());
    return new CalendarPart(method, ContentLines.fold(calendar.toString()));
  }

  private VEvent event() {
    Meeting meeting = mail.meeting();
    VEvent event = new VEvent(false);
    event.add(new Uid(meeting.uid()));
    event.add(new DtStamp(mail.stamp()));
    event.add(new Sequence(mail.sequence()));
    addTime(event, meeting.time().orElseThrow());
    event.add(new Summary(meeting.title()));
    addStatus(event);
    event.add(new Organizer(parameters(new Cn(mail.ownerName())), mailto(organiser)));
    addAttendees(event);
    addPlace(event, meeting);
    String description = description(meeting);
    if (!description.isEmpty()) {
      event.add(new Description(description));
    }
    return event;
  }

  private static void addTime(VEvent event, EventTime time) {
    if (time.allDay()) {
      add(event, time.firstDay(), time.lastDay().plusDays(1), parameters(Value.DATE));
    } else {
      add(event, time.startsAt(), time.endsAt(), new ParameterList());
    }
  }

  private static <T extends Temporal> void add(VEvent event, T start, T end, ParameterList kind) {
    event.add(new DtStart<>(kind, start));
    event.add(new DtEnd<>(kind, end));
  }

  /** One who alone is released must not believe that the meeting is off for all. */
  private void addStatus(VEvent event) {
    if (mail.kind() == Letter.Kind.CANCELLATION) {
      event.add(new Status(Status.VALUE_CANCELLED));
    } else if (!mail.cancels()) {
      event.add(new Status(Status.VALUE_CONFIRMED));
    }
  }

  private void addAttendees(VEvent event) {
    Invitation self = mail.invitation();
    Person contact = mail.contact();
    boolean isContact = contact.address().equals(self.address());
    event.add(attendee(self, isContact));
    if (!isContact) {
      event.add(
          new Attendee(
              parameters(new Cn(contact.name()), Role.CHAIR, PartStat.ACCEPTED),
              mailto(contact.address())));
    }
    for (Invitation other : mail.others()) {
      if (!other.address().equals(self.address()) && !other.address().equals(contact.address())) {
        event.add(attendee(other, false));
      }
    }
  }

  private Attendee attendee(Invitation person, boolean chair) {
    Role role =
        chair ? Role.CHAIR : person.informedOnly() ? Role.NON_PARTICIPANT : Role.REQ_PARTICIPANT;
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Cn(person.name()));
    parameters.add(role);
    parameters.add(partStat(person.answered().answer()));
    if (!mail.cancels() && !person.informedOnly()) {
      parameters.add(Rsvp.TRUE);
    }
    return new Attendee(new ParameterList(parameters), mailto(person.address()));
  }

  private static PartStat partStat(Participation answer) {
    return switch (answer) {
      case NONE -> PartStat.NEEDS_ACTION;
      case ACCEPTED -> PartStat.ACCEPTED;
      case DECLINED -> PartStat.DECLINED;
      case TENTATIVE -> PartStat.TENTATIVE;
      case DELEGATED -> PartStat.DELEGATED;
    };
  }

  private static void addPlace(VEvent event, Meeting meeting) {
    meeting
        .text("place")
        .or(() -> Venue.of(meeting.data()))
        .or(() -> meeting.text("onlineUrl"))
        .ifPresent(place -> event.add(new Location(place)));
  }

  private String description(Meeting meeting) {
    StringJoiner text = new StringJoiner("\n\n");
    if (mail.kind() == Letter.Kind.CANCELLATION && meeting.reason() != null) {
      text.add(meeting.reason());
    }
    meeting
        .text(meeting.isEvent() ? "summary" : "note")
        .ifPresent(note -> text.add(note.replaceAll("\\r\\n?", "\n").strip()));
    if (!meeting.agenda().isEmpty()) {
      StringJoiner agenda = new StringJoiner("\n");
      agenda.add(texts.say("meeting.agenda.heading"));
      int number = 1;
      for (String item : meeting.agenda()) {
        agenda.add(number++ + ". " + item);
      }
      text.add(agenda.toString());
    }
    meeting.text("onlineUrl").ifPresent(url -> text.add(texts.say("meeting.calendar.online", url)));
    mail.link()
        .filter(link -> !mail.cancels())
        .ifPresent(link -> text.add(texts.say("meeting.calendar.answer", link)));
    return text.toString();
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      // Without the cause, which quotes the address.
      throw new IllegalArgumentException("An address cannot be written as a mailto URI");
    }
  }

  private static ParameterList parameters(Parameter... parameters) {
    return new ParameterList(List.of(parameters));
  }
}
