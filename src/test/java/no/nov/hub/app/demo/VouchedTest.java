package no.nov.hub.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VouchedTest {

  private final Vouched vouched = new Vouched("mail.example.no");

  @Test
  void a_mail_is_marked_with_the_domain_of_its_sender_once() throws Exception {
    MimeMessage mail = mail("From: Ada <ada@example.no>");

    vouched.mark(mail);
    vouched.mark(mail);

    assertThat(mail.getHeader("Authentication-Results"))
        .containsExactly("mail.example.no; dmarc=pass header.from=example.no");
  }

  @Test
  void what_the_sender_wrote_of_this_kind_does_not_count() throws Exception {
    MimeMessage mail =
        mail(
            "From: ada@example.no\r\nAuthentication-Results: mail.example.no; dmarc=pass header.from=other.no");

    vouched.mark(mail);

    assertThat(mail.getHeader("Authentication-Results"))
        .containsExactly("mail.example.no; dmarc=pass header.from=example.no");
  }

  @Test
  void a_mail_without_a_sender_gets_no_mark() throws Exception {
    MimeMessage mail = mail("Subject: x");

    vouched.mark(mail);

    assertThat(mail.getHeader("Authentication-Results")).isNull();
  }

  private static MimeMessage mail(String headers) throws MessagingException {
    return new MimeMessage(
        (Session) null,
        new ByteArrayInputStream((headers + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.UTF_8)));
  }
}
