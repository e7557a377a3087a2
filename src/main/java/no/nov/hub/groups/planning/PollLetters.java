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
    Asked person = asking.after();
    PollText text = new PollText(poll, asking, groups, contact, links.poll(person.token()));
    Mime mime =
        mime(poll, asking.messageId(), person.toldAt())
            .to(person.name(), person.address())
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
    summary(page, "nb", poll, tally);
    summary(page, "en", poll, tally);
    // Answers may become what they once were, so it is the moment that tells the letters apart.
    return notice(poll, "standing " + now, heading("nb", poll, tally), page, contact, now);
  }

  /**
   * To the contact, in Norwegian with English below.
   *
   * @param letter Message-ID of the one that did not arrive
   * @param who name and address
   */
  Letter unreached(Poll poll, String letter, String who, Person contact, Instant now) {
    String nb = "En e-post kom ikke fram: " + poll.title();
    Page page =
        new Page(Language.NB)
            .heading(nb)
            .paragraph(
                "%s har ikke fått spørsmålet om hvilket tidspunkt som passer. Ring gjerne, og rett adressen i gruppen."
                    .formatted(who))
            .heading("A mail did not arrive: " + poll.title())
            .paragraph(
                "%s has not got the question which time suits. Call, and correct the address in the group."
                    .formatted(who));
    return notice(poll, "unreached " + letter, nb, page, contact, now);
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

  private static String heading(String language, Poll poll, PollTally tally) {
    boolean nb = language.equals("nb");
    String what;
    if (!tally.isComplete()) {
      what = nb ? "Svarfristen er ute" : "The time to answer is over";
    } else if (poll.told() == null) {
      what = nb ? "Alle har svart" : "All have answered";
    } else {
      what = nb ? "Svarene er endret" : "The answers have changed";
    }
    return what + ": " + poll.title();
  }

  private void summary(Page page, String language, Poll poll, PollTally tally) {
    boolean nb = language.equals("nb");
    MeetingTimes times = new MeetingTimes(Language.of(language));
    page.heading(heading(language, poll, tally))
        .paragraph(
            (nb ? "%d av %d har svart." : "%d of %d have answered.")
                .formatted(tally.answered(), tally.asked()))
        .listed(tally.counts().stream().map(count -> said(count, times, nb)).toList());
    List<EventTime> best = tally.best();
    if (!best.isEmpty()) {
      page.paragraph(
          (nb ? "Best passer %s." : "What suits best is %s.")
              .formatted(
                  String.join(nb ? " eller " : " or ", best.stream().map(times::inFull).toList())));
    }
    String start =
        best.isEmpty() ? poll.times().get(0).start().toString() : best.get(0).start().toString();
    page.paragraph(
        (nb
                ? "Velg et av tidspunktene, så går innkallingen til alle: POST %s med {\"start\": \"%s\"} og nøkkelen deres, eller send møtet med det tidspunktet som no.nov.meeting.called.v1."
                : "Pick one of the times; the invitation then goes to all: POST %s with {\"start\": \"%s\"} and your key, or send the meeting with that time as no.nov.meeting.called.v1.")
            .formatted(links.pick(poll.key()), start));
  }

  private static String said(PollTally.Count count, MeetingTimes times, boolean nb) {
    return (nb ? "%s: %d ja, %d om nødvendig, %d nei" : "%s: %d yes, %d if need be, %d no")
        .formatted(times.inFull(count.time()), count.yes(), count.ifNeedBe(), count.no());
  }

  /** RFC 2919: of the first group, under the hub's domain. */
  private String listId(Poll poll) {
    String group = poll.groupKeys().get(0);
    int slash = group.indexOf('/');
    return "<%s.%s.%s>"
        .formatted(group.substring(slash + 1), group.substring(0, slash), mail.domain());
  }
}
