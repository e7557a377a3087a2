package no.nov.hub.intake.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Language;

/** Stands for the mail, and keeps what was sent. */
final class LoginFixture implements LoginMail {

  record Sent(User user, String code, String link, Instant endsAt) {}

  final List<Sent> sent = new ArrayList<>();

  static final User KARI =
      new User(UUID.randomUUID(), "Kari Nordmann", "kari@example.no", Language.NB);

  @Override
  public synchronized void send(User user, String code, String link, Instant endsAt) {
    sent.add(new Sent(user, code, link, endsAt));
  }

  synchronized Sent last() {
    return sent.get(sent.size() - 1);
  }

  synchronized int count() {
    return sent.size();
  }
}
