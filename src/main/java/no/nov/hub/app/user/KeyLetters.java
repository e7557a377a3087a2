package no.nov.hub.app.user;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import no.nov.hub.intake.access.KeyMail;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes to those who manage a participant of its keys; where there are none who have an address,
 * to those who run the hub, as of the operator's own.
 */
@Component
class KeyLetters implements KeyMail {

  private static final Logger LOG = LoggerFactory.getLogger(KeyLetters.class);

  private final Users users;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  KeyLetters(
      Users users,
      Outbox outbox,
      MailSettings mail,
      Participants participants,
      Nov nov,
      Clock clock) {
    this.users = users;
    this.outbox = outbox;
    this.mail = mail;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  @Override
  public boolean warn(Keys.Listed key, long days, boolean isReplaced) {
    List<Letter> letters =
        managers(key.holder()).stream()
            .map(user -> letter(key, days, isReplaced, user, false))
            .toList();
    if (letters.isEmpty()) {
      letters =
          operators().stream().map(user -> letter(key, days, isReplaced, user, true)).toList();
    }
    if (letters.isEmpty()) {
      LOG.warn(
          "The key {} of {} works until {}, and there is nobody to tell by mail",
          key.keyId(),
          key.holder(),
          key.expiresAt());
    }
    outbox.add(letters);
    return !letters.isEmpty();
  }

  private List<User> managers(String holder) {
    return holder.equals(Keys.OPERATOR) ? List.of() : holding(holder, Role::managesPeople);
  }

  /** The first one has no address. */
  private List<User> operators() {
    return holding(null, role -> role == Role.OPERATOR);
  }

  private List<User> holding(String participant, Predicate<Role> which) {
    LocalDate today = LocalDate.now(clock);
    return users.rolesFor(participant).stream()
        .filter(role -> role.isHeldOn(today) && which.test(role.role()))
        .map(GivenRole::userId)
        .distinct()
        .flatMap(id -> users.find(id).stream())
        .filter(user -> Address.standard(user.address()).isPresent())
        .toList();
  }

  /**
   * @param mayMakeKeys whether the reader runs the hub
   */
  private Letter letter(
      Keys.Listed key, long days, boolean isReplaced, User user, boolean mayMakeKeys) {
    Texts texts = new Texts(user.language());
    boolean isOperators = key.holder().equals(Keys.OPERATOR);
    String owner = isOperators ? nov.id() : key.holder();
    String id =
        "key-%s-%d-%d-%s@%s"
            .formatted(
                key.keyId(), key.expiresAt().getEpochSecond(), days, user.id(), mail.domain());
    String subject =
        texts.say("login.key.subject", DateWords.at(key.expiresAt().atZone(clock.getZone())));
    Page page =
        new Page(texts.language())
            .heading(subject)
            .paragraph(texts.say("common.mail.greeting", user.name()))
            .paragraph(
                isOperators
                    ? texts.say("login.key.which-operators", key.label(), key.keyId())
                    : texts.say(
                        "login.key.which",
                        key.label(),
                        key.keyId(),
                        nov.nameOf(key.holder(), participants)))
            .paragraph(texts.say(isReplaced ? "login.key.replaced" : what(mayMakeKeys)));
    byte[] content =
        new Mime(id, clock.instant())
            .from(nov.name(), mail.address())
            .to(user.name(), user.address())
            .subject(subject)
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    return new Letter(
        id,
        Letter.Kind.NOTICE,
        owner,
        "key " + key.keyId(),
        user.address(),
        content,
        null,
        key.expiresAt());
  }

  private static String what(boolean mayMakeKeys) {
    return mayMakeKeys ? "login.key.make-new" : "login.key.ask-new";
  }
}
