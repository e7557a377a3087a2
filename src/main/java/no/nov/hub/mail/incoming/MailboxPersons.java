package no.nov.hub.mail.incoming;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.RecipientStringTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.AccessTokens;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.StoredMails;
import org.springframework.stereotype.Component;

/** Mails that were handled or parked, and are from or to a person or name the address. */
@Component
class MailboxPersons implements StoredMails {

  private final ImapSettings settings;
  private final Mailbox mailbox;

  MailboxPersons(ImapSettings settings, Mailbox mailbox) {
    this.settings = settings;
    this.mailbox = mailbox;
  }

  @Override
  public List<Map<String, Object>> about(String address) throws Unreachable {
    List<Map<String, Object>> found = new ArrayList<>();
    inEachFolder(address, Folder.READ_ONLY, mails -> described(mails, found));
    return found;
  }

  private static void described(Message[] mails, List<Map<String, Object>> found)
      throws MessagingException {
    for (Message mail : mails) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("folder", mail.getFolder().getName());
      entry.put("receivedAt", mail.getReceivedDate());
      entry.put("subject", mail.getSubject());
      found.add(entry);
    }
  }

  @Override
  public int erase(String address) throws Unreachable {
    int[] erased = {0};
    inEachFolder(
        address,
        Folder.READ_WRITE,
        mails -> {
          for (Message mail : mails) {
            mail.setFlag(Flags.Flag.DELETED, true);
          }
          erased[0] += mails.length;
        });
    return erased[0];
  }

  private interface Work {
    void on(Message[] mails) throws MessagingException;
  }

  /** What was deleted is gone for good when a folder is closed. */
  private void inEachFolder(String address, int mode, Work work) throws Unreachable {
    if (!settings.isSet()) {
      return;
    }
    try (Store store = mailbox.connect()) {
      for (MailFolder mailFolder : MailFolder.values()) {
        Folder folder = store.getFolder(mailFolder.folder());
        if (folder.exists()) {
          folder.open(mode);
          work.on(naming(address, folder.search(concerning(address))));
          folder.close(mode == Folder.READ_WRITE);
        }
      }
    } catch (MessagingException | AccessTokens.TokenRefused e) {
      throw new Unreachable(e);
    }
  }

  /** A server finds also those whose address has this one within it. */
  private static Message[] naming(String address, Message[] found) throws MessagingException {
    List<Message> naming = new ArrayList<>();
    for (Message mail : found) {
      Stream<String> headers =
          Stream.of("From", "To", "Cc").flatMap(name -> values(mail, name).stream());
      Stream<String> texts =
          Parts.of(mail).leaves().stream()
              .filter(leaf -> leaf.type().startsWith("text/"))
              .flatMap(leaf -> leaf.text().stream());
      if (Stream.concat(headers, texts).anyMatch(text -> Erasure.isNamed(address, text))) {
        naming.add(mail);
      }
    }
    return naming.toArray(Message[]::new);
  }

  private static List<String> values(Message mail, String header) {
    try {
      String[] values = mail.getHeader(header);
      return values == null ? List.of() : List.of(values);
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail that was found has no headers", e);
    }
  }

  private static SearchTerm concerning(String address) {
    return new OrTerm(
        new SearchTerm[] {
          new FromStringTerm(address),
          new RecipientStringTerm(RecipientType.TO, address),
          new RecipientStringTerm(RecipientType.CC, address),
          new BodyTerm(address)
        });
  }
}
