package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
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
  record To(String groupKey, String groupName, Reader reader, Reader replyTo) {}

  record Reader(String name, String address, String language) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Reader[]";
    }
  }

  /** What has turned since the last time. */
  Letter turned(To to, List<Ruled> rules) {
    Page page =
        page(
            to,
            CharterTexts.text("Retningslinjene i %s", "The charter of %s", to.groupName()),
            new Text(
                "Dette har endret seg siden sist. Under hver regel står hva som ligger til grunn, og hva som kan gjøres.",
                "This has changed since the last time. Below each rule stands what it rests on, and what can be done."));
    ReportPage.add(rules, to.reader().language(), page);
    String occasion =
        clock.instant().truncatedTo(ChronoUnit.MINUTES)
            + String.join(",", rules.stream().map(rule -> rule.rule() + rule.state()).toList());
    return letter(
        to,
        occasion,
        CharterTexts.text("Retningslinjene i %s", "The charter of %s", to.groupName()),
        page);
  }

  /** To a member who comes too seldom, before the seat is lost. */
  Letter warning(To to, Text attendance) {
    Text subject = CharterTexts.text("Oppmøtet ditt i %s", "Your attendance in %s", to.groupName());
    Page page =
        page(to, subject, attendance)
            .paragraph(
                say(
                    to,
                    new Text(
                        "Den som er med på færre enn det, gir plassen til andre som ønsker å bidra. Kom gjerne på neste møte, eller svar på denne e-posten om noe hindrer deg.",
                        "Whoever comes to fewer gives the seat to others who wish to contribute. Do come to the next meeting, or answer this mail if something keeps you from it.")));
    return letter(to, "warning " + clock.instant().truncatedTo(ChronoUnit.DAYS), subject, page);
  }

  /** To the leader in November; a new link is a new letter, to one who leads again too. */
  Letter evaluation(To to, int year, YearSummary.Draft draft, String token) {
    Text subject =
        CharterTexts.text("Evaluering av %d i %s", "Evaluation of %d in %s", year, to.groupName());
    Page page =
        page(
            to,
            subject,
            CharterTexts.text(
                "Styret skal ha en kort evaluering med sammendrag og plan før året er slutt. Utkastet nedenfor bygger på det som er registrert. Gjør det ferdig, og send det.",
                "The board is to have a short evaluation with summary and plan before the year ends. The draft below rests on what has been recorded. Complete and send it."));
    links
        .evaluation(token)
        .ifPresent(
            link -> page.link(say(to, new Text("Gjør ferdig og send", "Complete and send")), link));
    page.section(say(to, new Text("Sammendrag", "Summary"))).paragraph(draft.summary());
    page.section(say(to, new Text("Plan", "Plan"))).paragraph(draft.plan());
    return letter(to, "evaluation %d %s".formatted(year, token), subject, page);
  }

  /** To the contact, who lays it before the board. */
  Letter received(To to, String evidenceId, int year, YearSummary.Draft said) {
    Text subject =
        CharterTexts.text(
            "Evaluering av %d fra %s", "Evaluation of %d from %s", year, to.groupName());
    Page page =
        page(
            to,
            subject,
            CharterTexts.text(
                "Lederen har sendt denne. Legg den fram for styret innen 31. desember %d, og meld datoen: samme melding med id %s og «sentToBoardOn».",
                "The leader has sent this. Lay it before the board by 31 December %d, and record the date: the same message with the id %s and “sentToBoardOn”.",
                year,
                evidenceId));
    page.section(say(to, new Text("Sammendrag", "Summary"))).paragraph(said.summary());
    page.section(say(to, new Text("Plan", "Plan"))).paragraph(said.plan());
    return letter(to, "received " + Json.sha256(said.summary() + said.plan()), subject, page);
  }

  private static Page page(To to, Text heading, Text first) {
    return new Page(Language.of(to.reader().language()))
        .heading(say(to, heading))
        .paragraph(say(to, first));
  }

  private static String say(To to, Text text) {
    return CharterTexts.in(to.reader().language(), text);
  }

  private Letter letter(To to, String occasion, Text subject, Page page) {
    String about = "charter " + to.groupKey();
    String id = MessageId.of(mail.domain(), about, occasion, to.reader().address());
    String owner = to.groupKey().substring(0, to.groupKey().indexOf('/'));
    byte[] bytes =
        new Mime(id, clock.instant().truncatedTo(ChronoUnit.SECONDS))
            .from(nov.nameOf(owner, participants), mail.address())
            .to(to.reader().name(), to.reader().address())
            .replyTo(to.replyTo().name(), to.replyTo().address())
            .subject(say(to, subject))
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    return new Letter(
        id, Letter.Kind.NOTICE, owner, about, to.reader().address(), bytes, null, null);
  }
}
