package no.nov.hub.groups.minutes.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.message.OwnedKey;

/**
 * Something that somebody is to do, open until there is an outcome.
 *
 * @param about the meeting whose minutes gave it, {@code meeting drammen/styret-3}
 * @param number within the meeting
 * @param reminders how many of the two reminders are behind it
 */
public record Action(
    String about,
    int number,
    String owner,
    String words,
    Recipient responsible,
    LocalDate due,
    ActionState state,
    Outcome outcome,
    String token,
    int reminders) {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  public enum ActionState {
    OPEN,
    DONE,
    /** No longer in the minutes. */
    DROPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static ActionState of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * How it goes, or how it went.
   *
   * @param by {@code minutes}, {@code link}, or the participant whose key was used; null before
   */
  public record Outcome(String words, Instant at, String by) {

    static final Outcome NONE = new Outcome(null, null, null);
  }

  /** {@code styret-3.2}, one of its owner's. */
  public String id() {
    return meetingKey().id() + "." + number;
  }

  OwnedKey meetingKey() {
    return OwnedKey.ofAbout(about);
  }

  public boolean isOpen() {
    return state == ActionState.OPEN;
  }

  /** Some days before it is due, and on the day after. */
  static List<Instant> reminders(LocalDate due, Duration before) {
    return due == null
        ? List.of()
        : Stream.of(due.minusDays(before.toDays()), due.plusDays(1))
            .map(day -> day.atTime(MORNING).atZone(NORWAY).toInstant())
            .toList();
  }

  /** How many of those are over. */
  static int behind(LocalDate due, Duration before, Instant now) {
    return (int) reminders(due, before).stream().filter(at -> !at.isAfter(now)).count();
  }

  Action as(ActionState other, Outcome told) {
    return new Action(about, number, owner, words, responsible, due, other, told, token, reminders);
  }

  Action reminded(int behind) {
    return new Action(about, number, owner, words, responsible, due, state, outcome, token, behind);
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "Action[%s]".formatted(id());
  }
}
