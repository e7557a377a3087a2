package no.nov.hub.mail.incoming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;

/** Meetings as the mailbox needs to know them. */
final class FakeAnswers implements AnswersByMail {

  static final MeetingContact CONTACT =
      new MeetingContact(
          "drammen",
          "meeting drammen/styret-3",
          "Styremøte",
          new Recipient("siv@drammen.example.no", "Siv", Language.NB));

  private final List<MailedAnswer> taken = new ArrayList<>();
  private final Map<String, MeetingContact> contacts = new HashMap<>();
  private RuntimeException fault;

  FakeAnswers() {
    contacts.put(Mails.MEETING_TOKEN, CONTACT);
  }

  void failWith(RuntimeException given) {
    fault = given;
  }

  @Override
  public synchronized Outcome take(String token, MailedAnswer answer) {
    if (fault != null) {
      throw fault;
    }
    if (!contacts.containsKey(token)) {
      return Outcome.UNKNOWN_MEETING;
    }
    taken.add(answer);
    return answer.proven() ? Outcome.COUNTED : Outcome.WAITS;
  }

  synchronized List<MailedAnswer> taken() {
    return List.copyOf(taken);
  }

  @Override
  public Optional<MeetingContact> contactOf(String token) {
    return Optional.ofNullable(contacts.get(token));
  }
}
