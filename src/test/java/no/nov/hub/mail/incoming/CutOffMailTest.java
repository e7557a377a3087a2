package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import java.time.Clock;
import no.nov.hub.mail.outgoing.MailSettings;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Whose fault it is when the connection to the mailbox is lost among several mails. */
class CutOffMailTest {

  private final Folder folder = mock(Folder.class);
  private final Message mail = mock(Message.class);
  private final MailEdge edge =
      new MailEdge(
          MailboxRun.settings(1, "nov", "secret"),
          new MailSettings(Mails.MAILBOX),
          mock(Sorting.class),
          mock(MailMeters.class),
          Clock.systemUTC());
  private final PoisonMails poison =
      new PoisonMails(null, mock(MailMeters.class), Clock.systemUTC());

  @Test
  void a_mail_after_the_loss_is_not_to_blame() {
    when(mail.getFolder()).thenReturn(folder);
    when(folder.isOpen()).thenReturn(false);

    assertThat(isBlamed(catchThrowable(() -> edge.read(mail)))).isFalse();
  }

  @Test
  void the_mail_on_which_it_was_lost_is_counted() throws Exception {
    when(mail.getFolder()).thenReturn(folder);
    when(folder.isOpen()).thenReturn(true);
    doThrow(new FolderClosedException(folder)).when(mail).writeTo(any());

    assertThat(isBlamed(catchThrowable(() -> edge.read(mail)))).isTrue();
  }

  private boolean isBlamed(Throwable fault) {
    assertThat(fault).isNotNull();
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setException(fault);
    return poison.isOfThisMail(exchange);
  }
}
