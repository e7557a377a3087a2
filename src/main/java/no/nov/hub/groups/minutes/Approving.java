package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import no.nov.hub.groups.meeting.Notices;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each who was mailed minutes may approve them or object, until the deadline. */
@Component
class Approving {

  private final MinutesTables tables;
  private final ReplyTables replyTables;
  private final MinutesContext context;
  private final MinutesNotices told;
  private final Notices notices;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Approving(
      MinutesTables tables,
      ReplyTables replyTables,
      MinutesContext context,
      MinutesNotices told,
      Notices notices,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.replyTables = replyTables;
    this.context = context;
    this.told = told;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The newest word of each person counts. When all have approved, the minutes are.
   *
   * @param comment of an objection; else null
   * @return false if it is too late
   */
  boolean say(Reply reply, Reply.Said said, String comment) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Minutes minutes = tables.locked(reply.about(), reply.version()).orElseThrow();
              boolean open = minutes.isOpen(clock.instant());
              if (open) {
                keep(minutes, reply, said, comment);
              }
              return open;
            }));
  }

  private void keep(Minutes minutes, Reply reply, Reply.Said said, String comment) {
    Instant now = clock.instant();
    Reply kept =
        new Reply(
            reply.about(), reply.version(), reply.person(), reply.token(), said, now, comment);
    replyTables.say(kept);
    if (said == Reply.Said.OBJECTED) {
      context.of(minutes).ifPresent(minuted -> notices.tell(List.of(told.objected(minuted, kept))));
    } else if (replyTables.of(minutes.about(), minutes.version()).stream()
        .allMatch(each -> each.said() == Reply.Said.APPROVED)) {
      tables.approved(minutes, now, "said");
    }
  }
}
