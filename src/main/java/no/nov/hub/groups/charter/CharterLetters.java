package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Writes the mails about charters. */
@Component
class CharterLetters {

  private final MailSettings mail;
  private final Links links;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  CharterLetters(MailSettings mail, Links links, Participants participants, Nov nov, Clock clock) {
    this.mail = mail;
    this.links = links;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  /**
   * @param groupKey {@code drammen/energi}
   * @param replyTo whoever answers for the group, as name and address
   */
  record To(String groupKey, String groupName, Recipient reader, Recipient replyTo) {

    private Texts texts() {
      return new Texts(reader.language());
    }
  }

  /** What has turned since the last time. */
  Letter turned(To to, List<Ruled> rules) {
    Texts texts = to.texts();
    String subject = texts.say("charter.turned.subject", to.groupName());
    Page page = page(to, subject, texts.say("charter.turned.opening"));
    ReportPage.add(rules, texts, page);
    String occasion =
        clock.instant().truncatedTo(ChronoUnit.MINUTES)
            + String.join(",", rules.stream().map(rule -> rule.rule() + rule.state()).toList());
    return letter(to, occasion, subject, page);
  }

  /** To a member who comes too seldom, before the seat is lost. */
  Letter warning(To to, Text attendance) {
    Texts texts = to.texts();
    String subject = texts.say("charter.warning.subject", to.groupName());
    Page page =
        page(to, subject, texts.language().choose(attendance))
            .paragraph(texts.say("charter.warning.why"));
    return letter(to, "warning " + clock.instant().truncatedTo(ChronoUnit.DAYS), subject, page);
  }

  /** To the leader in November; a new link is a new letter, to one who leads again too. */
  Letter evaluation(To to, int year, YearSummary.Draft draft, String token) {
    Texts texts = to.texts();
    String subject = texts.say("charter.evaluation.subject", year, to.groupName());
    Page page = page(to, subject, texts.say("charter.evaluation.opening"));
    links
        .evaluation(token)
        .ifPresent(link -> page.link(texts.say("charter.evaluation.open-page"), link));
    add(draft, texts, page);
    return letter(to, "evaluation %d %s".formatted(year, token), subject, page);
  }

  /** To the contact, who lays it before the board. */
  Letter received(To to, String evidenceId, int year, YearSummary.Draft said) {
    Texts texts = to.texts();
    String subject = texts.say("charter.received.subject", year, to.groupName());
    Page page = page(to, subject, texts.say("charter.received.opening", year, evidenceId));
    add(said, texts, page);
    return letter(to, "received " + Json.sha256(said.summary() + said.plan()), subject, page);
  }

  private static void add(YearSummary.Draft draft, Texts texts, Page page) {
    page.section(texts.say("charter.evaluation.summary")).paragraph(draft.summary());
    page.section(texts.say("charter.evaluation.plan")).paragraph(draft.plan());
  }

  private static Page page(To to, String heading, String first) {
    return new Page(to.reader().language()).heading(heading).paragraph(first);
  }

  private Letter letter(To to, String occasion, String subject, Page page) {
    String about = "charter " + to.groupKey();
    String id = MessageId.of(mail.domain(), about, occasion, to.reader().address());
    String owner = OwnedKey.parse(to.groupKey()).owner();
    byte[] bytes =
        new Mime(id, clock.instant().truncatedTo(ChronoUnit.SECONDS))
            .from(nov.nameOf(owner, participants), mail.address())
            .to(to.reader())
            .replyTo(to.replyTo().name(), to.replyTo().address())
            .subject(subject)
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    return new Letter(
        id, Letter.Kind.NOTICE, owner, about, to.reader().address(), bytes, null, null);
  }
}
