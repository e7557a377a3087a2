package no.nov.hub.intake.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Titled.Described;

/**
 * Finds which of its sender's things a message is about, where the hub made the id of its row. The
 * id hashes title and start, so a thing that was moved would be a second one otherwise.
 *
 * <pre>
 * the row's id is known ─▶ that thing, also where it has kept an older id
 * one of this title gone from this file, one new in it, less than a week apart ─▶ that thing, moved
 * one that could be the same (gone from the file, or same title near by) ─▶ its sender is asked
 * else ─▶ a new thing
 * </pre>
 */
final class Recognising {

  /** A week apart is the next one of a weekly series. */
  private static final int NEAR_DAYS = 6;

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final Described described;
  private final BatchMemory past;
  private final Set<String> beside;
  private final LocalDate today;

  private Recognising(Described described, LocalDate today, BatchMemory past) {
    this.described = described;
    this.past = past;
    this.beside = described.row() == null ? Set.of() : new TreeSet<>(described.row().beside());
    this.today = today;
  }

  /** What is the same whenever it is looked at again: the day is that of the inbox's record. */
  static Recognised of(Described described, long timestamp, boolean cancels, BatchMemory past) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(timestamp), NORWAY);
    Recognising recognising = new Recognising(described, today, past);
    if (!described.isMadeByHub()) {
      return recognising.named();
    }
    return recognising
        .known()
        .orElseGet(() -> cancels ? recognising.cancelled() : recognising.moved());
  }

  /** The sender names it; if that is a second one of the same day, it may be a slip. */
  private Recognised named() {
    String thing = described.likeness().thing();
    if (!described.likeness().isSaid() || past.titled(thing).isPresent()) {
      return new Recognised.Same(thing);
    }
    return sameTitle()
        .filter(this::isSameDay)
        .findFirst()
        .<Recognised>map(other -> new Recognised.Twin(thing, other))
        .orElseGet(() -> new Recognised.Same(thing));
  }

  private Optional<Recognised> known() {
    String made = described.likeness().thing();
    Optional<Titled> now = past.titledBy(made).filter(one -> one.made().equals(made)).findFirst();
    if (now.isPresent()) {
      return now.map(one -> new Recognised.Same(one.thing()));
    }
    return past.titled(made)
        .map(this::onceThere)
        .or(() -> past.knows(made) ? Optional.of(new Recognised.Same(made)) : Optional.empty());
  }

  /** What had this id has moved. If it is still in the file at its new time, this is another. */
  private Recognised onceThere(Titled moved) {
    return beside.contains(moved.madeId())
        ? new Recognised.Same(
            described.likeness().kind() + Titled.hash(moved.thing(), moved.made()))
        : new Recognised.Same(moved.thing());
  }

  private Recognised moved() {
    List<Titled> gone = gone().toList();
    List<Titled> goneOfTitle = gone.stream().filter(this::isSameTitle).toList();
    if (gone.size() == 1 && isNear(gone.get(0)) && goneOfTitle.size() == 1 && isOnlyNewOne()) {
      return new Recognised.Moved(gone.get(0).thing(), gone.get(0));
    }
    return Stream.concat(gone.stream(), sameTitle().filter(this::couldBeMoved))
        .min((a, b) -> Long.compare(daysFrom(a), daysFrom(b)))
        .<Recognised>map(
            one -> new Recognised.Doubtful(described.likeness().thing(), one, isSameTitle(one)))
        .orElseGet(() -> new Recognised.Same(described.likeness().thing()));
  }

  /** Lies ahead, was in this file, and is not there now, while this is new in it. */
  private Stream<Titled> gone() {
    Predicate<Titled> here = one -> described.file().equals(one.file());
    return Stream.concat(sameTitle(), sameSlot())
        .filter(here)
        .filter(one -> !one.day().isBefore(today))
        .distinct();
  }

  /** Of the rows with this title or start, all others have been seen before. */
  private boolean isOnlyNewOne() {
    return described.row().allRead()
        && beside.stream()
            .filter(id -> !id.equals(described.likeness().id()))
            .allMatch(id -> isKnown(described.likeness().kind() + id));
  }

  private boolean isKnown(String made) {
    return past.titled(made).isPresent()
        || past.titledBy(made).anyMatch(one -> one.made().equals(made));
  }

  private boolean couldBeMoved(Titled one) {
    boolean bothPassed = one.day().isBefore(today) && day().isBefore(today);
    boolean liesAhead = !one.day().isBefore(today);
    return isSameDay(one) || (isNear(one) && (liesAhead || bothPassed));
  }

  private Recognised cancelled() {
    List<Titled> ofThatDay = sameTitle().filter(this::isSameDay).toList();
    return ofThatDay.size() == 1
        ? new Recognised.Found(ofThatDay.get(0).thing(), ofThatDay.get(0))
        : new Recognised.Unknown(
            described.likeness().thing(), described.likeness(), sameTitle().toList());
  }

  private Stream<Titled> sameTitle() {
    return others(described.title());
  }

  private Stream<Titled> sameSlot() {
    return others(described.slot());
  }

  /** Those that other rows of the file are about stay what they are. */
  private Stream<Titled> others(String key) {
    return past.titledBy(key).filter(one -> !one.cancelled() && !beside.contains(one.madeId()));
  }

  private boolean isSameTitle(Titled one) {
    return one.title().equals(described.title());
  }

  private boolean isSameDay(Titled one) {
    return daysFrom(one) == 0;
  }

  private boolean isNear(Titled one) {
    return daysFrom(one) <= NEAR_DAYS;
  }

  private long daysFrom(Titled one) {
    return Math.abs(ChronoUnit.DAYS.between(one.day(), day()));
  }

  private LocalDate day() {
    return Likeness.day(described.likeness().start());
  }
}
