package no.nov.hub.groups.planning;

import java.time.Instant;
import java.util.List;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;

/** Writes the mails about date polls. */
@Component
class PollLetters {

  private static final int ID_LENGTH = 40;

  /** Of mails to contacts. */
  private static final List<Texts> LANGUAGES =
      List.of(new Texts(Language.NB), new Texts(Language.EN));

  private final MailSettings mail;
  private final Links links;
  private final Participants participants;
  private final Nov nov;

  PollLetters(MailSettings mail, Links links, Participants participants, Nov nov) {
    this.mail = mail;
    this.links = links;
    this.participants = participants;
    this.nov = nov;
  }

  Letter asks(Poll poll, PollPlan.Asking asking, List<String> groups, Person contact) {
    Respondent person = asking.after();
    PollText text = new PollText(poll, asking, groups, contact, links.poll(person.token()));
    Mime mime =
        mime(poll, asking.messageId(), person.toldAt())
            .to(person.person())
            .replyTo(contact.name(), contact.address())
            .subject(text.subject())
            .header("List-Id", poll.title(), listId(poll))
            .page(text.page());
    if (!asking.messageId().equals(person.firstMessage())) {
      mime.inReplyTo(person.firstMessage());
    }
    return new Letter(
        asking.messageId(),
        Letter.Kind.POLL,
        poll.owner(),
        poll.about(),
        person.address(),
        mime.bytes(),
        null,
        poll.deadline());
  }

  /**
   * To the contact, in Norwegian with English below: all have answered, an answer has changed since
   * then, or the time is over.
   */
  Letter tells(Poll poll, PollTally tally, Person contact, Instant now) {
    Page page = new Page(Language.NB);
    for (Texts texts : LANGUAGES) {
      summary(page, texts, poll, tally);
    }
    // Answers may become what they once were, so it is the moment that tells the letters apart.
    String subject = heading(LANGUAGES.get(0), poll, tally);
    return notice(poll, "standing " + now, subject, page, contact, now);
  }

  /**
   * To the contact, in Norwegian with English below.
   *
   * @param letter Message-ID of the one that did not arrive
   * @param who name and address
   */
  Letter unreached(Poll poll, String letter, String who, Person contact, Instant now) {
    Page page = new Page(Language.NB);
    for (Texts texts : LANGUAGES) {
      page.heading(texts.say("planning.unreached.subject", poll.title()))
          .paragraph(texts.say("planning.unreached.call", who));
    }
    String subject = LANGUAGES.get(0).say("planning.unreached.subject", poll.title());
    return notice(poll, "unreached " + letter, subject, page, contact, now);
  }

  /**
   * @param once names the occasion; a notice of the same is written once
   */
  private Letter notice(
      Poll poll, String once, String subject, Page page, Person contact, Instant now) {
    String what = String.join("|", "poll-notice", poll.about(), once, contact.address());
    String id = Json.sha256(what).substring(0, ID_LENGTH) + "@" + mail.domain();
    return new Letter(
        id,
        Letter.Kind.NOTICE,
        poll.owner(),
        poll.about(),
        contact.address(),
        mime(poll, id, now)
            .to(contact.name(), contact.address())
            .subject(subject)
            .page(page)
            .bytes(),
        null,
        null);
  }

  private Mime mime(Poll poll, String id, Instant at) {
    return new Mime(id, at)
        .from(nov.nameOf(poll.owner(), participants), mail.address())
        .header("Auto-Submitted", "auto-generated");
  }

  private static String heading(Texts texts, Poll poll, PollTally tally) {
    if (!tally.isComplete()) {
      return texts.say("planning.standing.over", poll.title());
    }
    return poll.told() == null
        ? texts.say("planning.standing.complete", poll.title())
        : texts.say("planning.standing.changed", poll.title());
  }

  private void summary(Page page, Texts texts, Poll poll, PollTally tally) {
    MeetingTimes times = new MeetingTimes(texts.language());
    page.heading(heading(texts, poll, tally))
        .paragraph(texts.say("planning.standing.answered", tally.answered(), tally.asked()))
        .listed(tally.counts().stream().map(count -> said(count, times, texts)).toList());
    List<EventTime> best = tally.best();
    best.stream()
        .map(times::inFull)
        .reduce((one, other) -> texts.say("planning.standing.or", one, other))
        .ifPresent(all -> page.paragraph(texts.say("planning.standing.best", all)));
    EventTime first = best.isEmpty() ? poll.times().get(0) : best.get(0);
    page.paragraph(
        texts.say("planning.standing.pick", links.pick(poll.key().toString()), first.start()));
  }

  private static String said(PollTally.Count count, MeetingTimes times, Texts texts) {
    return texts.say(
        "planning.standing.time",
        times.inFull(count.time()),
        count.yes(),
        count.ifNeedBe(),
        count.no());
  }

  /** RFC 2919: of the first group, under the hub's domain. */
  private String listId(Poll poll) {
    String group = poll.groupKeys().get(0);
    return mail.listId(group);
  }
}
