package no.nov.hub.intake.file.calendar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.file.calendar.CalendarTime.Day;
import no.nov.hub.intake.file.calendar.CalendarTime.Moment;
import no.nov.hub.intake.file.content.MisreadText;
import no.nov.hub.intake.file.content.PastedText;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/** Reads one VEVENT. All its faults are found; what it is called stands in its place. */
final class CalendarEventReader {

  private static final int MOST_DATES = 1000;

  private static final Text CHOOSE_ZONE =
      new Text(
          "Velg norsk tid for arrangementet i kalenderen (Oslo; i Outlook «Amsterdam, Berlin, Bern, Roma, Stockholm, Wien»), og hent filen ut på nytt.",
          "Choose Norwegian time for the event in the calendar (Oslo; in Outlook “Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna”), and export the file again.");

  private static final int MOST_GARBLED = 5;

  private static final Set<String> ONCE =
      Set.of("DTSTART", "DTEND", "DURATION", "UID", "STATUS", "RECURRENCE-ID");

  private static final Set<String> WHOLE_DAY =
      Set.of(
          "X-MICROSOFT-CDO-ALLDAYEVENT",
          "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
          "X-FUNAMBOL-ALLDAY");

  private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCELED");
  private static final Set<String> STATUSES = Set.of("", "CONFIRMED", "TENTATIVE");

  /** What calendars that share no titles have in their place. */
  private static final Pattern FREE_OR_BUSY =
      Pattern.compile(
          "opptatt|ledig|foreløpig|borte|ikke til stede|arbeider et annet sted"
              + "|busy|free|tentative|away|out of office|working elsewhere",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> ANSWERS =
      Set.of("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH");

  private final CalendarPart part;
  private final CalendarPart calendar;
  private final Zones zones;
  private final boolean cancelled;
  private final Findings findings;
  private final Text name;

  CalendarEventReader(CalendarPart part, CalendarPart calendar, Zones zones, Findings findings) {
    this.part = part;
    this.calendar = calendar;
    this.zones = zones;
    this.findings = findings;
    this.cancelled =
        calendar.text("METHOD").equalsIgnoreCase("CANCEL")
            || CANCELLED.contains(upper("STATUS"))
            || OwnMarks.cancel(part);
    this.name = name();
  }

  private Text name() {
    String title = PlainText.shortened(title());
    return title.isEmpty()
        ? new Text("Arrangementet", "The event")
        : new Text("«" + title + "»", "“" + title + "”");
  }

  /** Where it stands, and what it is called. */
  Text place(int number) {
    Text unnamed = new Text("Arrangement " + number, "Event " + number);
    return title().isEmpty()
        ? unnamed
        : new Text(unnamed.nb() + " " + name.nb(), unnamed.en() + " " + name.en());
  }

  /**
   * @return meaningless if there are findings
   */
  ReadEvent read(Text place, Occurrence occurrence) {
    understood();
    needed();
    CalendarTime start = time("DTSTART", "start").orElse(null);
    List<CalendarTime> except = times("EXDATE");
    return new ReadEvent(
        place,
        part.text("UID"),
        start,
        start == null ? Length.NONE : length(start),
        rule(),
        extra(start),
        keys(except, start),
        start == null ? List.of() : except.stream().map(time -> time.inSeries(start)).toList(),
        occurrence,
        RevisionReader.read(part),
        cancelled,
        details());
  }

  private String text(String property) {
    return HtmlText.plain(part.text(property));
  }

  private String upper(String property) {
    return part.text(property).toUpperCase(Locale.ROOT);
  }

  private String title() {
    return text("SUMMARY").replaceAll("\\s+", " ");
  }

  /** What can change the meaning of an event is understood, or the event is not shared. */
  private void understood() {
    Stream.concat(calendar.garbled().stream(), part.garbled().stream())
        .limit(MOST_GARBLED)
        .forEach(this::garbled);
    Stream.of("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES")
        .flatMap(property -> part.all(property).stream())
        .flatMap(line -> MisreadText.in(line.text()).stream())
        .findFirst()
        .ifPresent(this::misread);
    ONCE.stream().sorted().filter(this::isContradicted).forEach(this::contradicted);
    Stream.of("SUMMARY", "LOCATION").filter(this::hasSeveralTexts).forEach(this::contradicted);
    if (OwnMarks.cancel(part) && upper("STATUS").equals("CONFIRMED")) {
      contradicted("STATUS");
    }
    if (!CANCELLED.contains(upper("STATUS")) && !STATUSES.contains(upper("STATUS"))) {
      String shown = PlainText.shortened(part.text("STATUS"));
      fault(
          "",
          "unknown_status",
          "har statusen «%s», som ikke er kjent. Velg bekreftet eller avlyst i kalenderen."
              .formatted(shown),
          "has the status “%s”, which is not known. Choose confirmed or cancelled in the calendar."
              .formatted(shown));
    }
    if (!cancelled && isTentative()) {
      fault(
          "",
          LeftOut.TENTATIVE,
          "er foreløpig og publiseres ikke før det er bekreftet. Sett det som bekreftet i kalenderen når det er det.",
          "is tentative and is not published before it is confirmed. Mark it as confirmed in the calendar when it is.");
    }
    if (!cancelled && showsOnlyBusy()) {
      fault(
          "",
          LeftOut.BUSY,
          "viser bare når noen er opptatt eller ledig, og publiseres ikke. Skal andre se det, gi det en tittel i kalenderen.",
          "only shows when somebody is busy or free and is not published. If others are to see it, give it a title in the calendar.");
    }
    if (!cancelled && Privacy.isPersonal(part)) {
      fault(
          "",
          LeftOut.PERSONAL,
          "kalles privat, og publiseres ikke. Skal andre se det, gi det en annen tittel eller kategori i kalenderen.",
          "is called private and is not published. If others are to see it, give it another title or category in the calendar.");
    }
    if (ANSWERS.contains(calendar.text("METHOD").toUpperCase(Locale.ROOT))) {
      fault(
          "",
          "an_answer",
          "er et svar på en innkalling og ikke et arrangement. Hent selve arrangementet ut av kalenderen.",
          "is an answer to an invitation and not an event. Export the event itself from the calendar.");
    }
    if (!part.all("EXRULE").isEmpty()) {
      fault(
          "data.start",
          "unsupported",
          "har unntak etter en regel (EXRULE), og det kan ikke leses. Ta bort de datoene én for én i kalenderen.",
          "has exceptions by a rule (EXRULE), which cannot be read. Remove those dates one by one in the calendar.");
    }
  }

  /** Of what is only called «Borte», a place or a description says that it is something. */
  private boolean showsOnlyBusy() {
    boolean told = !text("LOCATION").isEmpty() || !text("DESCRIPTION").isEmpty();
    return FREE_OR_BUSY.matcher(title()).matches()
        && !(told && Set.of("borte", "away").contains(title().toLowerCase(Locale.ROOT)));
  }

  /**
   * Outlook says it in a line of its own, and of an invitation that is not answered says what it
   * will be beside it.
   */
  private boolean isTentative() {
    String status = upper("STATUS");
    boolean unanswered = upper("X-MICROSOFT-CDO-INTENDEDSTATUS").equals("BUSY");
    return status.equals("TENTATIVE")
        || OwnMarks.isDraft(part)
        || (status.isEmpty()
            && !unanswered
            && upper("X-MICROSOFT-CDO-BUSYSTATUS").equals("TENTATIVE"));
  }

  private void garbled(String line) {
    String shown = PlainText.shortened(line);
    fault(
        "",
        "garbled_line",
        "har en linje som ikke kan leses: «%s». Den kan endre hva arrangementet er. Rett linjen, eller lag arrangementet på nytt i kalenderen."
            .formatted(shown),
        "has a line that cannot be read: “%s”. It could change what the event is. Correct the line, or make the event anew in the calendar."
            .formatted(shown));
  }

  private void misread(String word) {
    String shown = PlainText.shortened(word);
    fault(
        "",
        "misread_text",
        "har bokstaver som er blitt til andre tegn: «%s». Rett teksten i kalenderen, eller hent filen ut på nytt med tegnkodingen UTF-8."
            .formatted(shown),
        "has letters that have become other characters: “%s”. Correct the text in the calendar, or export the file again with the encoding UTF-8."
            .formatted(shown));
  }

  private boolean isContradicted(String property) {
    return part.all(property).stream().distinct().count() > 1;
  }

  private boolean hasSeveralTexts(String property) {
    return part.all(property).stream().map(CalendarLine::text).distinct().count() > 1;
  }

  private void contradicted(String property) {
    fault(
        "",
        "said_twice",
        "har flere linjer som sier hver sitt (%s). Lag arrangementet på nytt i kalenderen."
            .formatted(property),
        "has several lines that each say something else (%s). Make the event anew in the calendar."
            .formatted(property));
  }

  /** A cancellation need only say which event it means. */
  private void needed() {
    need(part.text("UID"), "data.eventId", "en id (UID)", "an id (UID)");
    if (!cancelled) {
      need(title(), "data.title", "en tittel (SUMMARY)", "a title (SUMMARY)");
      need(part.text("DTSTART"), "data.start", "et starttidspunkt (DTSTART)", "a start (DTSTART)");
      if (isKept()) {
        fault(
            "",
            Privacy.CODE,
            "er merket som privat og deles derfor ikke. Ta bort merket, eller ta arrangementet ut av filen.",
            "is marked as private and is therefore not shared. Remove the mark, or leave the event out of the file.");
      }
    }
  }

  private boolean isKept() {
    return Privacy.keeps(part) || Privacy.keeps(calendar);
  }

  private void need(String text, String field, String nb, String en) {
    if (text.isEmpty()) {
      fault(field, "missing", "mangler " + nb + ".", "lacks " + en + ".");
    }
  }

  /** Which dates of a series it stands for; that is read whatever else is wrong. */
  Occurrence occurrence() {
    List<CalendarLine> lines =
        part.all("RECURRENCE-ID").stream().filter(line -> !line.value().isBlank()).toList();
    boolean garbled = part.garbled().stream().anyMatch(line -> line.startsWith("RECURRENCE-ID"));
    if (garbled || lines.size() > 1) {
      return Occurrence.UNREADABLE;
    }
    return lines.isEmpty() ? Occurrence.WHOLE : occurrence(lines.get(0));
  }

  private Occurrence occurrence(CalendarLine line) {
    boolean ranges = line.has("RANGE");
    if (ranges) {
      fault(
          "data.start",
          "unsupported",
          "endrer alle senere ganger i en serie (RANGE), og det kan ikke leses. De er ikke delt. Endre hver gang for seg.",
          "changes all later dates of a series (RANGE), which cannot be read. They are not shared. Change each date by itself.");
    }
    Occurrence.Kind kind = ranges ? Occurrence.Kind.FROM : Occurrence.Kind.ONE;
    return time(line, line.value(), "start")
        .filter(date -> !ranges || line.parameter("RANGE").equalsIgnoreCase("THISANDFUTURE"))
        .map(date -> new Occurrence(kind, date))
        .orElse(Occurrence.UNREADABLE);
  }

  /** A day that a series has beside its rule is at the time of day of the series. */
  private List<CalendarTime> extra(CalendarTime start) {
    return times("RDATE").stream()
        .map(time -> start != null && time instanceof Day ? time.inSeries(start) : time)
        .toList();
  }

  /** Keys of the dates that a series leaves out. A day stands for all of it. */
  private static Set<String> keys(List<CalendarTime> except, CalendarTime start) {
    Set<String> keys = new HashSet<>();
    for (CalendarTime time : except) {
      keys.add(time.key());
      keys.add(start == null ? time.key() : time.inSeries(start).key());
    }
    return keys;
  }

  /** Outlook marks whole days and writes midnights. */
  private Optional<CalendarTime> time(String property, String field) {
    Optional<CalendarTime> time = one(property, field);
    return isWholeDay() ? time.map(CalendarEventReader::wholeDay) : time;
  }

  private boolean isWholeDay() {
    return part.lines().stream()
            .filter(line -> WHOLE_DAY.contains(line.name()))
            .anyMatch(line -> Set.of("TRUE", "1").contains(line.text().toUpperCase(Locale.ROOT)))
        && Stream.of("DTSTART", "DTEND")
            .flatMap(name -> part.all(name).stream())
            .allMatch(this::isMidnight);
  }

  private boolean isMidnight(CalendarLine line) {
    return CalendarTime.parse(line.value(), zones.of(line).orElseGet(Zones::norwegian))
        .filter(time -> wholeDay(time) instanceof Day)
        .isPresent();
  }

  private static CalendarTime wholeDay(CalendarTime time) {
    return time instanceof Moment moment ? moment.wholeDay().orElse(time) : time;
  }

  private Optional<CalendarTime> one(String property, String field) {
    return part.line(property)
        .filter(line -> !line.value().isBlank())
        .flatMap(line -> time(line, line.value(), field));
  }

  private List<CalendarTime> times(String property) {
    List<CalendarTime> times = new ArrayList<>();
    for (CalendarLine line : part.all(property)) {
      for (String value : line.value().split(",")) {
        if (times.size() >= MOST_DATES) {
          fault(
              "data.start",
              "too_many",
              "har for mange datoer (%s).".formatted(property),
              "has too many dates (%s).".formatted(property));
          return times;
        }
        if (!value.isBlank()) {
          time(line, value, "start").ifPresent(times::add);
        }
      }
    }
    return times;
  }

  private Optional<CalendarTime> time(CalendarLine line, String written, String field) {
    String value = PastedText.cleaned(written).strip();
    Optional<Zone> zone = zones.of(line);
    if (zone.isEmpty() && value.contains("T") && !value.endsWith("Z")) {
      unknownZone(zones.nameOf(line));
      return Optional.empty();
    }
    Optional<CalendarTime> time =
        CalendarTime.parse(value, zone.orElseGet(Zones::norwegian))
            .flatMap(told -> isDay(line) ? day(told) : Optional.of(told));
    if (time.isEmpty()) {
      String shown = PlainText.shortened(value);
      fault(
          "data." + field,
          "not_a_time",
          "har «%s» som %s, og det er ikke et tidspunkt. Skriv for eksempel 20270112T080000."
              .formatted(shown, line.name()),
          "has “%s” as %s, which is not a point in time. Write for instance 20270112T080000."
              .formatted(shown, line.name()));
    }
    return time;
  }

  private static boolean isDay(CalendarLine line) {
    return line.parameter("VALUE").equalsIgnoreCase("DATE") || line.has("DATE");
  }

  private static Optional<CalendarTime> day(CalendarTime time) {
    return time instanceof Moment moment ? moment.wholeDay() : Optional.of(time);
  }

  private void unknownZone(String id) {
    String shown = PlainText.shortened(id);
    if (zones.isBroken(id)) {
      fault(
          "data.timeZone",
          "broken_zone",
          "bruker tidssonen «%s», som filen beskriver slik at den ikke kan leses (VTIMEZONE). %s"
              .formatted(shown, CHOOSE_ZONE.nb()),
          "uses the time zone “%s”, which the file describes so that it cannot be read (VTIMEZONE). %s"
              .formatted(shown, CHOOSE_ZONE.en()));
    } else {
      fault(
          "data.timeZone",
          "unknown_zone",
          "bruker tidssonen «%s», som er ukjent. %s".formatted(shown, CHOOSE_ZONE.nb()),
          "uses the time zone “%s”, which is unknown. %s".formatted(shown, CHOOSE_ZONE.en()));
    }
  }

  private Length length(CalendarTime start) {
    Optional<Length> end = end(start).map(last -> between(start, last));
    String duration = part.text("DURATION");
    Optional<Length> told = duration.isEmpty() ? Optional.empty() : duration(duration, start);
    if (end.isPresent() && told.isPresent() && !areSame(start, end.get(), told.get())) {
      contradicted("DTEND, DURATION");
    }
    return end.or(() -> told).orElse(Length.NONE);
  }

  /** In the zone of the start, if it names none itself. */
  private Optional<CalendarTime> end(CalendarTime start) {
    Optional<CalendarTime> end = time("DTEND", "end");
    boolean ofStart =
        part.line("DTSTART").filter(line -> line.has("TZID")).isPresent()
            && part.line("DTEND").filter(CalendarEventReader::namesNoZone).isPresent();
    return ofStart && start instanceof Moment moment
        ? end.map(time -> time instanceof Moment ? moment.at(time.local()) : time)
        : end;
  }

  private static boolean namesNoZone(CalendarLine line) {
    return !line.has("TZID") && !line.value().strip().endsWith("Z");
  }

  private Optional<Length> duration(String written, CalendarTime start) {
    Optional<Length> length = Length.parse(written);
    if (length.isEmpty()) {
      fault(
          "data.end",
          "not_a_duration",
          "har en varighet som ikke kan leses (DURATION). Skriv for eksempel PT1H30M.",
          "has a duration that cannot be read (DURATION). Write for instance PT1H30M.");
    }
    return start instanceof Day ? length.flatMap(this::inDays) : length;
  }

  private static boolean areSame(CalendarTime start, Length one, Length other) {
    return start instanceof Moment moment
        ? moment.after(one).equals(moment.after(other))
        : one.equals(other);
  }

  /** Forty-eight hours from a day without a time of day are two days. */
  private Optional<Length> inDays(Length length) {
    Optional<Length> days = length.inDays();
    if (days.isEmpty()) {
      fault(
          "data.end",
          "not_the_same",
          "varer i timer (DURATION), men starter uten klokkeslett. Skriv klokkeslett i starten, eller varigheten i hele dager.",
          "lasts for hours (DURATION), but starts without a time of day. Write a time of day in the start, or the duration in whole days.");
    }
    return days;
  }

  private Length between(CalendarTime start, CalendarTime end) {
    if (start instanceof Day first && end instanceof Day last) {
      return new Length(
          (int) (last.date().toEpochDay() - first.date().toEpochDay()), Duration.ZERO);
    }
    if (start instanceof Moment first && end instanceof Moment last) {
      return new Length(0, Duration.between(first.instant(), last.instant()));
    }
    fault(
        "data.end",
        "not_the_same",
        "har klokkeslett bare i start eller slutt. Skriv det i begge, eller i ingen av dem.",
        "has a time of day only in start or end. Write it in both, or in neither.");
    return Length.NONE;
  }

  private Optional<RecurrenceRule> rule() {
    List<CalendarLine> lines = part.all("RRULE");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<RecurrenceRule> rule = RecurrenceRule.parse(lines.get(0).value());
    if (rule.isEmpty() || lines.size() > 1) {
      fault(
          "data.start",
          "bad_rule",
          "gjentas etter en regel som ikke kan leses (RRULE). Lag gjentakelsen på nytt i kalenderen.",
          "recurs by a rule that cannot be read (RRULE). Make the recurrence anew in the calendar.");
      return Optional.empty();
    }
    if (rule.get().isTooFrequent()) {
      fault(
          "data.start",
          "too_frequent",
          "gjentas oftere enn hver dag (RRULE). Bruk daglig, ukentlig, månedlig eller årlig gjentakelse.",
          "recurs more often than every day (RRULE). Use daily, weekly, monthly or yearly recurrence.");
    }
    return rule;
  }

  private ObjectNode details() {
    ObjectNode data = Json.MAPPER.createObjectNode();
    if (cancelled && (isKept() || Privacy.isPersonal(part))) {
      data.put(CalendarMessages.WITHHELD, true);
    }
    put(data, "title", title());
    put(data, "summary", text("DESCRIPTION"));
    String location =
        text("LOCATION")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(", "));
    if (!location.isEmpty()) {
      put(data.putObject("venue"), "name", location);
    }
    String url = PastedText.cleaned(part.line("URL").map(CalendarLine::value).orElse("")).strip();
    if (url.matches("(?i)https?://.*")) {
      data.put("url", url);
    }
    part.all("CATEGORIES").stream()
        .flatMap(line -> line.texts().stream())
        .filter(category -> !category.isEmpty())
        .findFirst()
        .ifPresent(category -> put(data, "theme", HtmlText.plain(category)));
    return data;
  }

  private static void put(ObjectNode data, String field, String text) {
    if (!text.isEmpty()) {
      data.put(field, text);
    }
  }

  private void fault(String field, String code, String nb, String en) {
    findings.fault(field, code, name.nb() + " " + nb, name.en() + " " + en);
  }
}
