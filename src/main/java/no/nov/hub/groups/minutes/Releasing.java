package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.nov.hub.groups.meeting.Notices;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.Minutes.MinutesState;
import no.nov.hub.groups.minutes.content.MinutesContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Minutes go to all when the leader, or the contact, says so; or back with what is wrong. */
@Component
class Releasing {

  static final String BY_READER = "reader";

  private static final Set<MinutesState> WAITING =
      EnumSet.of(MinutesState.READING, MinutesState.RETURNED);

  private final MinutesTables tables;
  private final MinutesContext context;
  private final MinutesNotices told;
  private final Notices notices;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Releasing(
      MinutesTables tables,
      MinutesContext context,
      MinutesNotices told,
      Notices notices,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.context = context;
    this.told = told;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param by {@link #BY_READER}, or the participant whose key was used
   * @return false if they do not wait for that
   */
  boolean release(Minutes minutes, String by) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Minutes now = tables.locked(minutes.about(), minutes.version()).orElseThrow();
              boolean waits =
                  WAITING.contains(now.state())
                      && (now.state() == MinutesState.READING || !by.equals(BY_READER));
              if (waits) {
                tables.released(now, by, clock.instant());
              }
              return waits;
            }));
  }

  /**
   * The reader says what is wrong; the contact is told at once.
   *
   * @return false if they do not wait for that
   */
  boolean giveBack(Minutes minutes, String remark) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Minutes now = tables.locked(minutes.about(), minutes.version()).orElseThrow();
              boolean waits = now.state() == MinutesState.READING;
              if (waits) {
                tables.returned(now, remark);
                context
                    .of(now)
                    .ifPresent(minuted -> notices.tell(List.of(told.returned(minuted, remark))));
              }
              return waits;
            }));
  }
}
