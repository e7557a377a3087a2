package no.nov.hub.app.login;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.login.LoginMail;
import no.nov.hub.intake.user.User;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.participant.Nov;
import org.springframework.stereotype.Component;

/** Writes the mail with code and link. */
@Component
class LoginLetters implements LoginMail {

  private static final int HALF = 3;

  private final Outbox outbox;
  private final MailSettings mail;
  private final Links links;
  private final Nov nov;
  private final Clock clock;

  LoginLetters(Outbox outbox, MailSettings mail, Links links, Nov nov, Clock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.links = links;
    this.nov = nov;
    this.clock = clock;
  }

  @Override
  public void send(User user, String code, String link, Instant endsAt) {
    Texts texts = new Texts(user.language());
    String id = "login-" + UUID.randomUUID() + "@" + mail.domain();
    byte[] content =
        new Mime(id, clock.instant())
            .from(nov.name(), mail.address())
            .to(user.name(), user.address())
            .subject(texts.say("login.mail.subject", readable(code)))
            .header("Auto-Submitted", "auto-generated")
            .page(page(texts, user, code, link, endsAt))
            .bytes();
    outbox.add(
        List.of(
            new Letter(
                id, Letter.Kind.LOGIN, nov.id(), "login", user.address(), content, null, endsAt)));
  }

  private Page page(Texts texts, User user, String code, String link, Instant endsAt) {
    Page page =
        new Page(texts.language())
            .heading(readable(code))
            .paragraph(texts.say("common.mail.greeting", user.name()))
            .paragraph(texts.say("login.mail.how", time(endsAt, texts, clock.getZone())));
    links
        .loginByMail(link)
        .ifPresent(
            url ->
                page.paragraph(texts.say("login.mail.or-link"))
                    .link(texts.say("login.mail.link"), url));
    return page.small(texts.say("login.mail.not-you"));
  }

  /** “123 456”. */
  private static String readable(String code) {
    return code.substring(0, HALF) + " " + code.substring(HALF);
  }

  private static String time(Instant moment, Texts texts, ZoneId zone) {
    return DateTimeFormatter.ofPattern(texts.say("login.mail.time"), texts.language().locale())
        .format(moment.atZone(zone));
  }
}
