package no.nov.hub.groups.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.nov.hub.groups.group.Member;
import no.nov.hub.mail.outgoing.MessageId;

/**
 * Who should be asked what now: the difference between who should know of the poll and who has been
 * told what. Where there is none, nobody is asked, however often it is looked.
 */
final class PollPlan {

  enum Why {
    FIRST,
    CHANGED,
    REMINDER
  }

  /**
   * A letter that is to be written.
   *
   * @param after as it is when the letter has been told
   */
  record Asking(Why why, Respondent after, String messageId) {}

  private final Poll poll;
  private final String shown;
  private final Instant now;
  private final Optional<Instant> remindAt;
  private final Supplier<String> tokens;
  private final String domain;
  private final List<Asking> askings = new ArrayList<>();
  private final List<Respondent> released = new ArrayList<>();

  /**
   * @param remindBefore so long before the deadline, if the owner has set one
   * @param domain ends Message-IDs
   */
  PollPlan(Poll poll, Instant now, Duration remindBefore, Supplier<String> tokens, String domain) {
    this.poll = poll;
    this.shown = poll.shown();
    this.now = now;
    this.remindAt = poll.remindAt(remindBefore);
    this.tokens = tokens;
    this.domain = domain;
  }

  void compare(Collection<Member> wanted, List<Respondent> told) {
    Map<String, Respondent> known = new HashMap<>();
    told.forEach(person -> known.put(person.address(), person));
    for (Member member : wanted) {
      Respondent before = known.remove(member.address());
      why(before).ifPresent(why -> askings.add(asking(why, member, before)));
    }
    known.values().stream()
        .filter(Respondent::asked)
        .map(Respondent::released)
        .forEach(released::add);
  }

  private Optional<Why> why(Respondent before) {
    if (before == null) {
      return Optional.of(Why.FIRST);
    }
    if (!before.asked() || !before.told().equals(shown)) {
      return Optional.of(Why.CHANGED);
    }
    boolean remind =
        !before.reminded()
            && !before.hasAnswered(poll)
            && remindAt.filter(at -> !now.isBefore(at)).isPresent();
    return remind ? Optional.of(Why.REMINDER) : Optional.empty();
  }

  private Asking asking(Why why, Member member, Respondent before) {
    String id = messageId(why, member.address());
    // Whoever is mailed so late that the reminder's time has come needs no other.
    boolean reminded = remindAt.filter(at -> !now.isBefore(at)).isPresent();
    Respondent after =
        new Respondent(
            poll.about(),
            member.person(),
            member.zone(),
            before == null ? tokens.get() : before.token(),
            true,
            shown,
            now,
            before == null ? id : before.firstMessage(),
            reminded,
            before == null ? null : before.comment(),
            before == null ? null : before.answeredAt(),
            before == null ? Map.of() : before.answers());
    return new Asking(why, after, id);
  }

  /** The same for the same letter, and another for every proposal. */
  private String messageId(Why why, String address) {
    return MessageId.of(
        domain, poll.about(), poll.receiptId().toString(), why.name(), shown, address);
  }

  List<Asking> askings() {
    return askings;
  }

  /** Who is not asked any more; they are told nothing. */
  List<Respondent> released() {
    return released;
  }

  /** When a reminder is due, if one is to come. */
  Optional<Instant> nextReminder() {
    return remindAt.filter(at -> at.isAfter(now));
  }
}
