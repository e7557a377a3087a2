package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * A mailbox with more in it, and larger, than anybody expects, at a real Dovecot, with the limits
 * that the hub comes with. {@code -Dmailbox.mails=100000} for the whole of it.
 */
class FullMailboxIT {

  private static final int MAILS = Integer.getInteger("mailbox.mails", 500);
  private static final long MEGABYTE = 1 << 20;

  private MailServer server;
  private MailboxRun hub;
  private Path inbox;

  @BeforeEach
  void start() throws IOException {
    Path directory = Files.createTempDirectory("nov-mail-server");
    server = new MailServer(directory);
    assumeTrue(server.start(), "Postfix and Dovecot do not run here");
    inbox = directory.resolve("mail/nov/new");
    assertThat(server.mailsOf(Mails.MAILBOX, "INBOX")).isZero();
    hub = new MailboxRun(settings(), "");
  }

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
    server.close();
  }

  /** One look an hour, so that whatever comes after the first look comes of what is waiting. */
  private ImapSettings settings() {
    return new ImapSettings(
        "127.0.0.1",
        server.imap(),
        ImapSettings.Tls.NONE,
        Mails.MAILBOX,
        "secret",
        "mx.hub.example.no",
        Duration.ofHours(1),
        Duration.ofSeconds(30),
        DataSize.ofMegabytes(30),
        50,
        20);
  }

  private void put(int number, byte[] mail) throws IOException {
    Path file = inbox.resolve("%d.M%dP1.test".formatted(1_700_000_000 + number, number));
    Files.write(file, mail);
    Files.setAttribute(file, "unix:uid", 65534);
    Files.setAttribute(file, "unix:gid", 65534);
  }

  private static byte[] large(String to, long bytes) {
    byte[] head = Mails.bytes("From: a@example.no\nTo: " + to + "\nSubject: stor\n\n");
    byte[] mail = Arrays.copyOf(head, (int) bytes);
    Arrays.fill(mail, head.length, mail.length, (byte) 'x');
    for (int i = head.length + 76; i + 1 < mail.length; i += 78) {
      mail[i] = '\r';
      mail[i + 1] = '\n';
    }
    return mail;
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofHours(1));
  }

  private static long heapInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  @Test
  void a_mail_of_50_mb_is_parked_and_one_of_29_is_read_and_answered_like_any_other()
      throws IOException {
    put(1, large(Mails.MEETING, 50 * MEGABYTE));
    put(2, large(Mails.MEETING, 29 * MEGABYTE));
    put(3, Mails.corpus("answers/gmail-accepted"));

    long before = heapInUse();

    hub.start();

    await().until(() -> hub.answers.taken().size() == 1);
    await().until(() -> server.mailsOf(Mails.MAILBOX, "INBOX") == 0);
    assertThat(hub.counted("unread", "too_large")).isOne();
    assertThat(server.mailsOf(Mails.MAILBOX, "Parked")).isEqualTo(2);
    assertThat(heapInUse() - before).as("nothing of them stays").isLessThan(60);
  }

  @Test
  void an_endless_folder_is_worked_through_without_pauses_and_in_little_memory()
      throws IOException {
    byte[] note =
        Mails.bytes(
            "From: a@example.no\nTo: %s\nAuto-Submitted: auto-replied\n\nx\n"
                .formatted(Mails.MEETING));
    for (int i = 0; i < MAILS; i++) {
      put(i, note);
    }
    put(MAILS, Mails.corpus("answers/gmail-accepted"));
    List<Long> heap = new ArrayList<>();
    long begun = System.nanoTime();

    hub.start();
    for (int tenth = 1; tenth <= 10; tenth++) {
      long handled = (long) MAILS * tenth / 10;
      await().until(() -> hub.counted("automatic", "ignored") >= handled);
      heap.add(heapInUse());
    }
    await().until(() -> hub.answers.taken().size() == 1);

    System.out.printf(
        "%d mails in %d s; heap in use after each tenth, in MB: %s%n",
        MAILS, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), heap);
    assertThat(Collections.max(heap) - heap.get(0)).isLessThan(50);
    await().until(() -> server.mailsOf(Mails.MAILBOX, "INBOX") == 0);
    assertThat(server.mailsOf(Mails.MAILBOX, "Handled")).isEqualTo(MAILS + 1);
  }
}
