package no.nov.hub.app.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitation;
import no.nov.hub.intake.user.UserMail;
import no.nov.hub.intake.user.Users;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes invitations to log in, and that one has lapsed. */
@Component
class UserLetters implements UserMail {

  private final Outbox outbox;
  private final ObjectProvider<Users> users;
  private final MailSettings mail;
  private final Links links;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  UserLetters(
      Outbox outbox,
      ObjectProvider<Users> users,
      MailSettings mail,
      Links links,
      Participants participants,
      Nov nov,
      Clock clock) {
    this.outbox = outbox;
    this.users = users;
    this.mail = mail;
    this.links = links;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  @Override
  public void invite(User user, List<GivenRole> roles, UserInvitation invitation, String link) {
    Texts texts = new Texts(user.language());
    RoleWords words = new RoleWords(texts, nov, participants);
    Page page =
        new Page(texts.language())
            .heading(texts.say("user.invitation.subject", nov.shortName()))
            .paragraph(texts.say("common.mail.greeting", user.name()))
            .paragraph(
                texts.say(
                    "user.invitation.what", nameOf(invitation.invitedBy(), texts), nov.shortName()))
            .listed(roles.stream().map(words::sentence).toList());
    links
        .invitation(link)
        .ifPresent(
            url ->
                page.paragraph(
                        texts.say(
                            "user.invitation.until",
                            words.moment(invitation.endsAt(), clock.getZone())))
                    .link(texts.say("user.invitation.link"), url));
    page.paragraph(
        links
            .login()
            .map(url -> texts.say("user.invitation.later", url, user.address()))
            .orElseGet(() -> texts.say("user.invitation.no-link", user.address())));
    send(
        Letter.Kind.LOGIN,
        user,
        texts.say("user.invitation.subject", nov.shortName()),
        page,
        invitation.endsAt());
  }

  @Override
  public void given(User user, List<GivenRole> roles, String by) {
    Texts texts = new Texts(user.language());
    RoleWords words = new RoleWords(texts, nov, participants);
    String subject = texts.say("user.given.subject", nov.shortName());
    Page page =
        new Page(texts.language())
            .heading(subject)
            .paragraph(texts.say("common.mail.greeting", user.name()))
            .paragraph(texts.say("user.given.what", nameOf(by, texts)))
            .listed(roles.stream().map(words::sentence).toList());
    links.login().ifPresent(url -> page.link(texts.say("user.given.link"), url));
    send(Letter.Kind.NOTICE, user, subject, page, null);
  }

  private String nameOf(String mark, Texts texts) {
    return byMark(mark).map(User::name).orElseGet(() -> texts.say("user.invitation.operator"));
  }

  @Override
  public void lapsed(User user, UserInvitation invitation) {
    byMark(invitation.invitedBy())
        .filter(inviter -> Address.standard(inviter.address()).isPresent())
        .ifPresent(inviter -> tellLapsed(inviter, user));
  }

  private void tellLapsed(User inviter, User user) {
    Texts texts = new Texts(inviter.language());
    String subject = texts.say("user.lapsed.subject", user.name());
    Page page =
        new Page(texts.language())
            .heading(subject)
            .paragraph(texts.say("common.mail.greeting", inviter.name()))
            .paragraph(texts.say("user.lapsed.what", user.name(), user.address()));
    send(Letter.Kind.NOTICE, inviter, subject, page, null);
  }

  private Optional<User> byMark(String mark) {
    return User.idOf(mark).flatMap(id -> users.getObject().find(id));
  }

  private void send(Letter.Kind kind, User to, String subject, Page page, Instant latest) {
    String id = "user-" + UUID.randomUUID() + "@" + mail.domain();
    byte[] content =
        new Mime(id, clock.instant())
            .from(nov.name(), mail.address())
            .to(to.name(), to.address())
            .subject(subject)
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    outbox.add(
        List.of(new Letter(id, kind, nov.id(), "login", to.address(), content, null, latest)));
  }
}
