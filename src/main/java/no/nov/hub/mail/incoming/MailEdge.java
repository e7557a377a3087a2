package no.nov.hub.mail.incoming;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.MailSettings;
import org.springframework.stereotype.Component;

/** Takes a mail out of the mailbox and says what is done with it. */
@Component("mailEdge")
public class MailEdge {

  private final ImapSettings settings;
  private final MailSettings own;
  private final Sorting sorting;
  private final MailMeters meters;
  private final Clock clock;

  MailEdge(
      ImapSettings settings, MailSettings own, Sorting sorting, MailMeters meters, Clock clock) {
    this.settings = settings;
    this.own = own;
    this.sorting = sorting;
    this.meters = meters;
    this.clock = clock;
  }

  /** Its size is asked for first, and since servers only guess it, counted while it is loaded. */
  public ReceivedMail read(Message message) throws MessagingException, IOException {
    refuseIfCutOff(message);
    long most = settings.maxSize().toBytes();
    if (message.getSize() > most) {
      return ReceivedMail.TOO_LARGE;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(1024, message.getSize()));
    try {
      message.writeTo(new Bounded(bytes, most));
    } catch (TooMuch e) {
      return ReceivedMail.TOO_LARGE;
    }
    if (MailShape.isTooComplex(bytes.toByteArray())) {
      return ReceivedMail.TOO_LARGE;
    }
    IncomingMail mail = IncomingMail.of(bytes.toByteArray(), clock.instant());
    return new ReceivedMail(Optional.of(mail), address(mail));
  }

  /**
   * A connection that was lost while an earlier mail was read is no failure of those after it; one
   * that is lost while this mail is read may be.
   */
  private static void refuseIfCutOff(Message message) throws IOException {
    Folder folder = message.getFolder();
    if (folder != null && !folder.isOpen()) {
      throw new IOException("The connection to the mailbox was lost before this mail");
    }
  }

  private Optional<HubAddress> address(IncomingMail mail) {
    return mail.addressees().stream()
        .map(address -> HubAddress.read(address, own.address()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Everything but a submission.
   *
   * @return the folder to which it is moved
   */
  public String take(ReceivedMail received) {
    return meters.count(sorting.take(received)).folder();
  }

  /** One that was handled, or parked, thirty days ago. */
  public void forget() {
    meters.count(HandledMail.done("any", "forgotten"));
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Bounded extends FilterOutputStream {

    private long left;

    Bounded(OutputStream out, long most) {
      super(out);
      this.left = most;
    }

    @Override
    public void write(int b) throws IOException {
      take(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      out.write(bytes, offset, length);
    }

    private void take(int bytes) throws TooMuch {
      left -= bytes;
      if (left < 0) {
        throw new TooMuch();
      }
    }
  }
}
