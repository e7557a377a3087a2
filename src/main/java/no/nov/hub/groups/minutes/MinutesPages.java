package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.minutes.MinutesPage.Matter;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContent;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.groups.minutes.content.MinutesItem;
import no.nov.hub.groups.minutes.content.MinutesText;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import org.springframework.stereotype.Component;

/** Makes the page behind a link to minutes. */
@Component
class MinutesPages {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final MinutesTables tables;
  private final ReplyTables replyTables;
  private final MinutesContext context;
  private final Clock clock;

  MinutesPages(MinutesTables tables, ReplyTables replyTables, MinutesContext context, Clock clock) {
    this.tables = tables;
    this.replyTables = replyTables;
    this.context = context;
    this.clock = clock;
  }

  /**
   * @param reply of one who was mailed them; null for the reader
   */
  record Found(Minuted minuted, Reply reply) {

    boolean reads() {
      return reply == null;
    }

    Minutes minutes() {
      return minuted.minutes();
    }

    Recipient person() {
      return reads() ? minuted.reader() : reply.person();
    }

    Language language() {
      return person().language();
    }

    Texts texts() {
      return new Texts(language());
    }
  }

  Optional<Found> find(String token) {
    Optional<Minutes> read = tables.byReader(token);
    if (read.isPresent()) {
      return context.of(read.get()).map(minuted -> new Found(minuted, null));
    }
    return replyTables
        .byToken(token)
        .flatMap(
            reply ->
                tables
                    .find(reply.about(), reply.version())
                    .flatMap(context::of)
                    .map(minuted -> new Found(minuted, reply)));
  }

  /** Why nothing can be said any more, in the person's language. */
  Optional<String> closed(Found found) {
    Texts texts = found.texts();
    Minutes minutes = found.minutes();
    return switch (minutes.state()) {
      case REPLACED -> Optional.of(texts.say("minutes.closed.replaced"));
      case APPROVED -> Optional.of(texts.say("minutes.closed.approved"));
      case RELEASED, MAILED ->
          found.reads() ? Optional.of(texts.say("minutes.closed.sent")) : late(minutes, texts);
      case RETURNED -> Optional.of(texts.say("minutes.closed.returned"));
      case RECEIVED, READING, UNUSED -> Optional.empty();
    };
  }

  private Optional<String> late(Minutes minutes, Texts texts) {
    return minutes.isOpen(clock.instant())
        ? Optional.empty()
        : Optional.of(texts.say("minutes.closed.late"));
  }

  MinutesPage page(Found found, String thanks, String fault) {
    Minuted minuted = found.minuted();
    MinutesContent minutesContent = minuted.content();
    MinutesText text = new MinutesText(minuted, found.language());
    MeetingTimes times = new MeetingTimes(found.language());
    Instant deadline = found.minutes().mailing().deadline();
    return new MinutesPage(
        text.title(),
        minuted.ownerName(),
        text.groupsLabel(),
        text.groups(),
        times.inFull(minutesContent.time()),
        minutesContent.place(),
        text.correction(),
        minutesContent.shown(AttendanceState.PRESENT),
        minutesContent.absent(true),
        minutesContent.absent(false),
        minutesContent.shown(AttendanceState.GUEST),
        minutesContent.items().stream().map(item -> matter(item, text, times)).toList(),
        minutesContent.outcomes().stream().map(MinutesContent.Outcome::words).toList(),
        minutesContent.note(),
        "%s, %s".formatted(minuted.contact().name(), minuted.contact().address()),
        found.reads(),
        minuted.people().all().size(),
        found.person().name(),
        deadline == null ? null : times.day(LocalDate.ofInstant(deadline, NORWAY)),
        thanks == null ? closed(found).orElse(null) : null,
        thanks,
        fault,
        found.reads() ? null : said(found),
        found.reads() ? null : found.reply().comment());
  }

  private static Matter matter(MinutesItem item, MinutesText text, MeetingTimes times) {
    return new Matter(
        text.heading(item),
        item.heading() == null ? null : text.kind(item),
        item.words(),
        item.responsible() == null ? null : item.responsible().name(),
        item.due() == null ? null : times.day(item.due()));
  }

  private static String said(Found found) {
    return switch (found.reply().said()) {
      case NOTHING -> null;
      case APPROVED -> found.texts().say("minutes.page.approved-before");
      case OBJECTED -> found.texts().say("minutes.page.objected-before");
    };
  }
}
