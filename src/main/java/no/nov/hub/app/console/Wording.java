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
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;

/** What the page says in one language, with numbers and times as that language writes them. */
final class Wording {

  /** Stands for a figure that nobody has stated. */
  static final String UNKNOWN = "–";

  /** The thin space that keeps a number on one line. */
  private static final String THIN = "\u202f";

  private final Texts texts;
  private final String thousands;
  private final DateTimeFormatter day;
  private final DateTimeFormatter dayOfYear;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter shortWeekday;
  private final DateTimeFormatter month;
  private final DateTimeFormatter monthOfYear;
  private final DateTimeFormatter shortMonth;
  private final DateTimeFormatter time;

  Wording(Language language) {
    boolean norwegian = language == Language.NB;
    Locale locale = language.locale();
    String dayOfMonth = norwegian ? "d. " : "d ";
    texts = new Texts(language);
    thousands = norwegian ? THIN : ",";
    day = DateTimeFormatter.ofPattern(dayOfMonth + "MMMM", locale);
    dayOfYear = DateTimeFormatter.ofPattern(dayOfMonth + "MMMM yyyy", locale);
    weekday = DateTimeFormatter.ofPattern("EEEE " + dayOfMonth + "MMMM yyyy", locale);
    shortWeekday = DateTimeFormatter.ofPattern("EEE " + dayOfMonth + "MMM", locale);
    month = DateTimeFormatter.ofPattern("MMMM", locale);
    monthOfYear = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
    shortMonth = DateTimeFormatter.ofPattern("MMM", locale);
    time = DateTimeFormatter.ofPattern(norwegian ? "HH.mm" : "HH:mm", locale);
  }

  String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  String choose(Text text) {
    return texts.language().choose(text);
  }

  Language language() {
    return texts.language();
  }

  /** “2 456” or “2,456”. */
  String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(",", thousands);
  }

  /** A number that others have written with a thin space where a line may break. */
  static String unbroken(String text) {
    return text.replace("\u2009", THIN);
  }

  /**
   * “1 sak”, “2 saker”.
   *
   * @param others after the number in the sentence
   */
  String count(long number, String one, String many, Object... others) {
    Object[] arguments = new Object[others.length + 1];
    arguments[0] = number(number);
    System.arraycopy(others, 0, arguments, 1, others.length);
    return texts.say(number == 1 ? one : many, arguments);
  }

  /** “30. juni”, with the year if it is another than today's. */
  String day(LocalDate date, LocalDate today) {
    return (date.getYear() == today.getYear() ? day : dayOfYear).format(date);
  }

  /** “fredag 4. desember 2026”. */
  String weekday(LocalDate date) {
    return weekday.format(date);
  }

  /** “fre. 4. des.”. */
  String shortWeekday(LocalDate date) {
    return shortWeekday.format(date);
  }

  /** “september”, with the year if it is another than today's. */
  String month(YearMonth of, LocalDate today) {
    return (of.getYear() == today.getYear() ? month : monthOfYear).format(of);
  }

  String monthInFull(LocalDate date) {
    return monthOfYear.format(date);
  }

  String shortMonth(LocalDate date) {
    return shortMonth.format(date);
  }

  String time(ZonedDateTime at) {
    return time.format(at);
  }

  /** “tirsdag 12. januar 2027 kl. 08.00”. */
  String momentInFull(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return at(weekday(local.toLocalDate()), local);
  }

  /** “tir. 12. jan. kl. 08.00”. */
  String shortMoment(ZonedDateTime at) {
    return at(shortWeekday(at.toLocalDate()), at);
  }

  /** “i dag kl. 08.00” or “12. januar kl. 08.00”. */
  String moment(Instant at, Clock clock) {
    ZonedDateTime local = at.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    LocalDate date = local.toLocalDate();
    if (date.equals(today)) {
      return at(say("overview.time.today"), local);
    }
    return date.equals(today.minusDays(1))
        ? at(say("overview.time.yesterday"), local)
        : at(day(date, today), local);
  }

  private String at(String day, ZonedDateTime at) {
    return say("common.time.at", day, time(at));
  }

  /** “Asker, Modum og Bærum”. */
  String joined(List<String> names) {
    return texts.joined(names);
  }

  /** Whoever has left the settings keeps its id as name. */
  static String shortName(String id, Participants participants) {
    return participants.named(id).map(Participant::shortName).orElse(id);
  }
}
