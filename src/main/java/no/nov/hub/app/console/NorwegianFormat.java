package no.nov.hub.app.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;

/** Numbers and times as Norwegians write them. */
final class NorwegianFormat {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");
  private static final DateTimeFormatter DAY = format("d. MMMM");
  private static final DateTimeFormatter DAY_OF_YEAR = format("d. MMMM yyyy");
  private static final DateTimeFormatter WEEKDAY = format("EEEE d. MMMM yyyy");
  private static final DateTimeFormatter SHORT_WEEKDAY = format("EEE d. MMM");
  private static final DateTimeFormatter MONTH = format("MMMM");
  private static final DateTimeFormatter MONTH_OF_YEAR = format("MMMM yyyy");
  private static final DateTimeFormatter SHORT_MONTH = format("MMM");
  private static final DateTimeFormatter TIME = format("HH.mm");

  /** Stands for a figure that nobody has stated. */
  static final String UNKNOWN = "–";

  /** The thin space that keeps a number on one line. */
  private static final String THIN = "\u202f";

  private NorwegianFormat() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, NORWEGIAN);
  }

  static String number(long value) {
    return unbroken(String.format(Locale.ROOT, "%,d", value).replace(",", THIN));
  }

  /** A number that others have written with a thin space where a line may break. */
  static String unbroken(String text) {
    return text.replace("\u2009", THIN);
  }

  /** “1 sak”, “2 saker”. */
  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** “30. juni”, with the year if it is another than today's. */
  static String day(LocalDate date, LocalDate today) {
    return (date.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(date);
  }

  /** “fredag 4. desember 2026”. */
  static String weekday(LocalDate date) {
    return WEEKDAY.format(date);
  }

  /** “fre. 4. des.”. */
  static String shortWeekday(LocalDate date) {
    return SHORT_WEEKDAY.format(date);
  }

  /** “september”, with the year if it is another than today's. */
  static String month(YearMonth month, LocalDate today) {
    return (month.getYear() == today.getYear() ? MONTH : MONTH_OF_YEAR).format(month);
  }

  static String monthInFull(LocalDate date) {
    return MONTH_OF_YEAR.format(date);
  }

  static String shortMonth(LocalDate date) {
    return SHORT_MONTH.format(date);
  }

  static String time(ZonedDateTime at) {
    return TIME.format(at);
  }

  /** “tirsdag 12. januar 2027 kl. 08.00”. */
  static String momentInFull(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return weekday(local.toLocalDate()) + " kl. " + time(local);
  }

  /** “i dag kl. 08.00” or “12. januar kl. 08.00”. */
  static String moment(Instant at, Clock clock) {
    ZonedDateTime local = at.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    LocalDate date = local.toLocalDate();
    String day =
        date.equals(today) ? "i dag" : date.equals(today.minusDays(1)) ? "i går" : day(date, today);
    return day + " kl. " + time(local);
  }

  /** “Asker, Modum og Bærum”. */
  static String joined(List<String> names) {
    int last = names.size() - 1;
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " og " + names.get(last);
  }

  /** Whoever has left the settings keeps its id as name. */
  static String shortName(String id, Participants participants) {
    return participants.find(id).map(Participant::shortName).orElse(id);
  }
}
