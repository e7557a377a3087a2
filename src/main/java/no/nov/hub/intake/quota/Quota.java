package no.nov.hub.intake.quota;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.intake.quota.QuotaTables.Counted;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.participant.PerParticipant;
import org.springframework.stereotype.Component;

/**
 * Counts what each participant sends, and says what is left of the day. As long as anything is
 * left, the next thing is taken whole; so nothing is too large for ever, and only the last one goes
 * beyond.
 */
@Component
public class Quota implements PerParticipant {

  /** The code of the reason. */
  public static final String CODE = "quota";

  /**
   * Counted for each submission and each rejection besides its own bytes: the hub keeps a receipt
   * of it, however small it is.
   */
  public static final int EACH = 1024;

  private static final String TAG = "participant";

  private final QuotaSettings settings;
  private final Participants participants;
  private final QuotaTables table;
  private final Clock clock;
  private final MeterRegistry meters;

  /** Not in the table yet. */
  private Map<Counted, Long> fresh = new HashMap<>();

  /** On its way there; empty most of the time. */
  private Map<Counted, Long> going = Map.of();

  /** For what is still to come. */
  private final Map<String, Long> reserved = new HashMap<>();

  private Map<String, Long> kept;
  private LocalDate keptDay;

  Quota(
      QuotaSettings settings,
      Participants participants,
      QuotaTables table,
      Clock clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.participants = participants;
    this.table = table;
    this.clock = clock;
    settings.misfits(participants).refuse();
    keptDay = today();
    kept = table.of(keptDay);
    this.meters = meters;
  }

  @Override
  public void open(Participant participant) {
    gauges(participant.id()).forEach(gauge -> gauge.register(meters));
  }

  @Override
  public void close(Participant participant) {
    gauges(participant.id()).forEach(gauge -> meters.remove(gauge.register(meters)));
  }

  private List<Gauge.Builder<?>> gauges(String participant) {
    return List.of(
        Gauge.builder("nov.quota.bytes", () -> usage(participant).used())
            .description("Bytes that a participant has sent today")
            .tag(TAG, participant),
        Gauge.builder("nov.quota.limit.bytes", () -> usage(participant).most())
            .description("Bytes that a participant may send in a day")
            .tag(TAG, participant));
  }

  public synchronized void count(String participant, Edge edge, long bytes) {
    if (bytes > 0) {
      fresh.merge(new Counted(participant, today(), edge), bytes, Long::sum);
    }
  }

  /**
   * @param bytes that are to come, as far as it is known
   * @return empty if nothing is left
   */
  synchronized Optional<Reservation> reserve(String participant, Edge edge, long bytes) {
    if (isUsedUp(participant)) {
      return Optional.empty();
    }
    reserved.merge(participant, bytes, Long::sum);
    return Optional.of(new Reservation(this, participant, edge, bytes));
  }

  /** It has come and is counted, or does not come any more. */
  synchronized void giveBack(String participant, long bytes) {
    reserved.computeIfPresent(
        participant, (id, before) -> before == bytes ? null : (Long) (before - bytes));
  }

  /**
   * @param bytes of the one who asks, in what is counted and reserved
   */
  synchronized boolean isUsedUpWithout(String participant, long bytes) {
    Usage usage = usage(participant);
    return usage.used() - bytes >= usage.most();
  }

  /** What the hub keeps of so many submissions or rejections besides their content. */
  public void countReceipts(String participant, long submissions) {
    count(participant, Edge.RECEIPTS, submissions * EACH);
  }

  /** In bytes; nothing is taken any more when it is zero. */
  public long left(String participant) {
    return usage(participant).left();
  }

  public boolean isUsedUp(String participant) {
    return usage(participant).isUsedUp();
  }

  public synchronized Usage usage(String participant) {
    LocalDate today = today();
    long used = reserved.getOrDefault(participant, 0L);
    used += today.equals(keptDay) ? kept.getOrDefault(participant, 0L) : 0;
    for (Edge edge : Edge.values()) {
      Counted counted = new Counted(participant, today, edge);
      used += fresh.getOrDefault(counted, 0L) + going.getOrDefault(counted, 0L);
    }
    return new Usage(participant, used, settings.of(participant));
  }

  /** Of all, in the order of the settings. */
  public List<Usage> usages() {
    return participants.ids().stream().map(this::usage).toList();
  }

  /** When there is room again. */
  public ZonedDateTime anew() {
    return QuotaDay.end(clock);
  }

  public long secondsUntilAnew() {
    return QuotaDay.secondsLeft(clock);
  }

  public LocalDate today() {
    return QuotaDay.today(clock);
  }

  /** How much it may send in a day, in words. */
  public String amount(String participant) {
    return Amount.of(settings.of(participant));
  }

  /** Why nothing more is taken today. */
  public Reason reason(String participant) {
    String most = amount(participant);
    return Reason.of(
        "",
        CODE,
        "Dere har sendt så mye i dag som huben tar imot fra én deltaker på et døgn (%s), så dette er ikke mottatt. Send det samme på nytt etter midnatt, eller be den som drifter huben om å heve grensen."
            .formatted(most),
        "You have sent as much today as the hub takes from one participant in a day (%s), so this was not received. Send the same again after midnight, or ask whoever runs the hub for a higher limit."
            .formatted(most));
  }

  /**
   * Adds what is new to the table and learns what other instances have added.
   *
   * @throws org.springframework.dao.DataAccessException if the database is out; nothing is lost
   *     then
   */
  void keep() {
    begin();
    LocalDate day = today();
    try {
      learn(day, table.add(going, day));
    } catch (RuntimeException e) {
      takeBack();
      throw e;
    }
  }

  private synchronized void begin() {
    going = fresh;
    fresh = new HashMap<>();
  }

  private synchronized void takeBack() {
    going.forEach((counted, bytes) -> fresh.merge(counted, bytes, Long::sum));
    going = Map.of();
  }

  private synchronized void learn(LocalDate day, Map<String, Long> used) {
    keptDay = day;
    kept = used;
    going = Map.of();
  }
}
