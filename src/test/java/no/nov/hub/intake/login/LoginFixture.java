package no.nov.hub.intake.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.people.Person;
import no.nov.hub.platform.language.Language;

/** Stands for the mail, and keeps what was sent. */
final class LoginFixture implements LoginMail {

  record Sent(Person person, String code, String link, Instant endsAt) {}

  final List<Sent> sent = new ArrayList<>();

  static final Person KARI =
      new Person(UUID.randomUUID(), "Kari Nordmann", "kari@example.no", Language.NB);

  @Override
  public synchronized void send(Person person, String code, String link, Instant endsAt) {
    sent.add(new Sent(person, code, link, endsAt));
  }

  synchronized Sent last() {
    return sent.get(sent.size() - 1);
  }

  synchronized int count() {
    return sent.size();
  }
}
