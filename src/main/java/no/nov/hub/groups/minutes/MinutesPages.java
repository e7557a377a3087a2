package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.minutes.MinutesPage.Matter;
import no.nov.hub.groups.minutes.content.Attendances.Standing;
import no.nov.hub.groups.minutes.content.Content;
import no.nov.hub.groups.minutes.content.Item;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesText;
import no.nov.hub.groups.minutes.content.Surroundings;
import no.nov.hub.groups.minutes.content.Tongue;
import no.nov.hub.platform.language.Language;
import org.springframework.stereotype.Component;

/** Makes the page behind a link to minutes. */
@Component
class MinutesPages {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final MinutesTables tables;
  private final Replies replies;
  private final Surroundings surroundings;
  private final Clock clock;

  MinutesPages(MinutesTables tables, Replies replies, Surroundings surroundings, Clock clock) {
    this.tables = tables;
    this.replies = replies;
    this.surroundings = surroundings;
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

    String language() {
      return reads() ? minuted.reader().language() : reply.language();
    }

    Tongue tongue() {
      return new Tongue(language());
    }
  }

  Optional<Found> find(String token) {
    Optional<Minutes> read = tables.byReader(token);
    if (read.isPresent()) {
      return surroundings.of(read.get()).map(minuted -> new Found(minuted, null));
    }
    return replies
        .byToken(token)
        .flatMap(
            reply ->
                tables
                    .find(reply.about(), reply.version())
                    .flatMap(surroundings::of)
                    .map(minuted -> new Found(minuted, reply)));
  }

  /** Why nothing can be said any more, in the person's language. */
  Optional<String> closed(Found found) {
    Tongue in = found.tongue();
    Minutes minutes = found.minutes();
    return switch (minutes.standing()) {
      case REPLACED ->
          Optional.of(
              in.say(
                  "Det finnes en nyere utgave av dette referatet.",
                  "There is a newer version of these minutes."));
      case APPROVED -> Optional.of(in.say("Referatet er godkjent.", "The minutes are approved."));
      case RELEASED, MAILED -> found.reads() ? sent(in) : late(minutes, in);
      case RETURNED ->
          Optional.of(
              in.say(
                  "Du har skrevet hva som må rettes. En rettet utgave kommer.",
                  "You have written what must be corrected. A corrected version follows."));
      case RECEIVED, READING, UNUSED -> Optional.empty();
    };
  }

  private static Optional<String> sent(Tongue in) {
    return Optional.of(
        in.say("Referatet er sendt til alle.", "The minutes have been sent to all."));
  }

  private Optional<String> late(Minutes minutes, Tongue in) {
    return minutes.isOpen(clock.instant())
        ? Optional.empty()
        : Optional.of(
            in.say(
                "Fristen for å si noe om referatet er ute. Er noe galt, skriv til kontaktpersonen.",
                "It is too late to say anything about the minutes. If something is wrong, write to the contact."));
  }

  MinutesPage page(Found found, String thanks, String fault) {
    Minuted minuted = found.minuted();
    Content content = minuted.content();
    MinutesText text = new MinutesText(minuted, found.language());
    MeetingTimes times = new MeetingTimes(Language.of(found.language()));
    Instant deadline = found.minutes().mailing().deadline();
    return new MinutesPage(
        found.language(),
        text.title(),
        minuted.ownerName(),
        text.groupsLabel(),
        text.groups(),
        times.inFull(content.time()),
        content.place(),
        text.correction(),
        content.shown(Standing.PRESENT),
        content.absent(true),
        content.absent(false),
        content.shown(Standing.GUEST),
        content.items().stream().map(item -> matter(item, text, times)).toList(),
        content.outcomes().stream().map(Content.Outcome::words).toList(),
        content.note(),
        "%s, %s".formatted(minuted.contact().name(), minuted.contact().address()),
        found.reads(),
        minuted.people().all().size(),
        found.reads() ? minuted.reader().name() : found.reply().name(),
        deadline == null ? null : times.day(LocalDate.ofInstant(deadline, NORWAY)),
        thanks == null ? closed(found).orElse(null) : null,
        thanks,
        fault,
        found.reads() ? null : said(found),
        found.reads() ? null : found.reply().comment());
  }

  private static Matter matter(Item item, MinutesText text, MeetingTimes times) {
    return new Matter(
        text.heading(item),
        item.heading() == null ? null : text.kind(item),
        item.words(),
        item.responsible() == null ? null : item.responsible().name(),
        item.due() == null ? null : times.day(item.due()));
  }

  private static String said(Found found) {
    Tongue in = found.tongue();
    return switch (found.reply().said()) {
      case NOTHING -> null;
      case APPROVED -> in.say("Du har godkjent referatet.", "You have approved the minutes.");
      case OBJECTED -> in.say("Du har skrevet en innvending.", "You have objected.");
    };
  }
}
