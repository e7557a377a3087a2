package no.nov.hub.groups.minutes;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesText;
import no.nov.hub.groups.minutes.content.People;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import org.springframework.stereotype.Component;

/** Writes the mails that carry minutes: to the reader, and to all. */
@Component
class MinutesLetters {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final MailSettings mail;
  private final Links links;
  private final MinutesDocument document;
  private final Outbox outbox;

  MinutesLetters(MailSettings mail, Links links, MinutesDocument document, Outbox outbox) {
    this.mail = mail;
    this.links = links;
    this.document = document;
    this.outbox = outbox;
  }

  /** The document at the end of every mail of this version, kept once. */
  String tail(Minuted minuted) {
    Minutes minutes = minuted.minutes();
    String key =
        "=_"
            + Json.sha256("minutes|%s|%s".formatted(minutes.about(), minutes.receiptId()))
                .substring(0, 32);
    outbox.addTail(
        key,
        out ->
            Mime.writeTail(
                key,
                List.of(
                    new Mime.File(
                        MinutesDocument.name(minutes),
                        () -> new ByteArrayInputStream(document.of(minuted)))),
                out));
    return key;
  }

  Letter toRead(Minuted minuted, String token, String tail, Instant now) {
    Recipient reader = minuted.reader();
    Language language = reader.language();
    Texts texts = new Texts(language);
    MinutesText text = new MinutesText(minuted, language);
    Optional<String> link = links.minutes(token);
    Page page = new Page(language).heading(text.title());
    int all = minuted.people().all().size();
    page.paragraph(texts.say("minutes.reading.hello", reader.name(), all));
    if (link.isPresent()) {
      page.paragraph(texts.say("minutes.reading.by-link"));
      page.link(texts.say("minutes.reading.link"), link.get());
    } else {
      page.paragraph(texts.say("minutes.reading.by-mail"));
    }
    corrected(page, text.correction());
    text.write(page);
    page.small(
        texts.say("minutes.reading.why", minuted.contact().name(), minuted.contact().address()));
    Mime mime =
        mime(minuted, Letter.Kind.MINUTES_TO_READ, reader.address(), now)
            .to(reader)
            .subject(text.toRead())
            .page(page)
            .openEnded(tail);
    minuted
        .people()
        .find(reader.address(), null)
        .map(People.Known::firstMessage)
        .ifPresent(mime::inReplyTo);
    return letter(minuted, Letter.Kind.MINUTES_TO_READ, reader.address(), mime, tail);
  }

  /**
   * @param correcting whether an earlier version has been mailed
   */
  Letter toMember(
      Minuted minuted,
      People.Known person,
      String token,
      String tail,
      boolean correcting,
      Instant now,
      Instant deadline) {
    Language language = person.person().language();
    Texts texts = new Texts(language);
    MinutesText text = new MinutesText(minuted, language);
    Page page = new Page(language).heading(text.title());
    page.paragraph(texts.say("minutes.sent.hello", person.name(), text.groups()));
    corrected(page, correcting ? text.correction() : "");
    text.write(page);
    approval(page, texts, links.minutes(token), deadline);
    page.small(texts.say("minutes.sent.why", text.groups(), minuted.contact().address()));
    Mime mime =
        mime(minuted, Letter.Kind.MINUTES, person.address(), now)
            .to(person.person())
            .subject(text.subject())
            .page(page)
            .openEnded(tail);
    if (person.firstMessage() != null) {
      mime.inReplyTo(person.firstMessage());
    }
    return letter(minuted, Letter.Kind.MINUTES, person.address(), mime, tail);
  }

  private static void corrected(Page page, String correction) {
    if (!correction.isEmpty()) {
      page.paragraph(correction);
    }
  }

  private static void approval(Page page, Texts texts, Optional<String> link, Instant deadline) {
    String day = new MeetingTimes(texts.language()).day(LocalDate.ofInstant(deadline, NORWAY));
    page.section(texts.say("minutes.sent.approval"));
    page.paragraph(
        texts.say(link.isPresent() ? "minutes.sent.by-link" : "minutes.sent.by-mail", day));
    link.ifPresent(url -> page.link(texts.say("minutes.sent.link"), url));
  }

  private Mime mime(Minuted minuted, Letter.Kind kind, String address, Instant now) {
    return new Mime(messageId(minuted.minutes(), kind, address), now)
        .from(minuted.ownerName(), mail.address())
        .replyTo(minuted.contact().name(), minuted.contact().address())
        .header("Auto-Submitted", "auto-generated")
        .header(
            "List-Id",
            minuted.groups().stream().findFirst().orElse(minuted.ownerName()),
            listId(minuted));
  }

  /** RFC 2919: of the first group, as in invitations. */
  private String listId(Minuted minuted) {
    String group = minuted.meeting().groupKeys().get(0);
    return mail.listId(group);
  }

  private String messageId(Minutes minutes, Letter.Kind kind, String address) {
    return MessageId.of(
        mail.domain(),
        minutes.about(),
        minutes.receiptId().toString(),
        Integer.toString(minutes.version()),
        kind.name(),
        address);
  }

  private Letter letter(Minuted minuted, Letter.Kind kind, String address, Mime mime, String tail) {
    return new Letter(
        messageId(minuted.minutes(), kind, address),
        kind,
        minuted.minutes().owner(),
        minuted.minutes().about(),
        address,
        mime.bytes(),
        tail,
        null);
  }
}
