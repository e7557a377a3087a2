package no.nov.hub.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxFilesTest {

  private static final String ADA = "ada@example.no";

  @TempDir Path directory;

  @Test
  void mails_come_back_in_their_order_and_folders_and_with_what_has_been_read() throws Exception {
    GreenMail before = server();
    GreenMailUser ada = before.setUser(ADA, ADA);
    MailFolder inbox = before.getManagers().getImapHostManager().getInbox(ada);
    inbox.appendMessage(mail("first"), new Flags(Flags.Flag.SEEN), new Date(1000));
    inbox.appendMessage(mail("second"), new Flags(), new Date(2000));
    before
        .getManagers()
        .getImapHostManager()
        .createMailbox(ada, "Handled")
        .appendMessage(mail("third"), new Flags(), new Date(3000));
    new MailboxFiles(directory, before).save();

    GreenMail after = server();
    new MailboxFiles(directory, after).load();

    List<StoredMessage> mails = inbox(after).getMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).getMimeMessage().getSubject()).isEqualTo("first");
    assertThat(mails.get(0).isSet(Flags.Flag.SEEN)).isTrue();
    assertThat(mails.get(1).getMimeMessage().getSubject()).isEqualTo("second");
    assertThat(mails.get(1).isSet(Flags.Flag.SEEN)).isFalse();
    assertThat(mails.get(1).getReceivedDate()).hasTime(2000);
    assertThat(
            after
                .getManagers()
                .getImapHostManager()
                .getFolder(after.getUserManager().getUserByEmail(ADA), "Handled")
                .getMessageCount())
        .isEqualTo(1);
  }

  @Test
  void what_has_been_deleted_or_moved_does_not_come_back() throws Exception {
    GreenMail server = server();
    GreenMailUser ada = server.setUser(ADA, ADA);
    MailFolder inbox = server.getManagers().getImapHostManager().getInbox(ada);
    inbox.appendMessage(mail("first"), new Flags(), new Date(1000));
    MailboxFiles files = new MailboxFiles(directory, server);
    files.save();
    inbox.deleteAllMessages();

    files.save();

    assertThat(directory.resolve(ADA).resolve("INBOX")).isEmptyDirectory();
  }

  private static MailFolder inbox(GreenMail server) throws Exception {
    return server
        .getManagers()
        .getImapHostManager()
        .getInbox(server.getUserManager().getUserByEmail(ADA));
  }

  private static GreenMail server() {
    return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  private static MimeMessage mail(String subject) throws Exception {
    return new MimeMessage(
        (Session) null,
        new ByteArrayInputStream(
            ("Subject: " + subject + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.UTF_8)));
  }
}
