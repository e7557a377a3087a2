package no.nov.hub.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote, in headers that went over a real mail server and are read by a library. */
class HeaderWordsTest {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Styremøte i mars",
        "=?utf-8?Q?Møte?=",
        "=?utf-8?Q?a=0D=0ABcc:_alle@example.no?=",
        "=?utf-8?B?YQ0KQmNjOiBhbGxlQGV4YW1wbGUubm8=?=",
        "Møte =?us-ascii?Q?=0D=0AX-Evil:_1?= i mars",
        "=?utf-8?Q?uten slutt",
        "Kraft, \"rør\" <alle@example.no>; =?x",
        "=?utf-8?Q?a?= =?utf-8?Q?b?= og æøå 😀 lenger enn et ord kan være, og enda litt lenger enn det"
      })
  void are_shown_as_they_were_written_and_are_nothing_else(String text) throws Exception {
    MimeMessage read = sent(text);

    assertThat(read.getSubject()).isEqualTo(text);
    for (var addresses : java.util.List.of(read.getFrom(), read.getReplyTo())) {
      assertThat(addresses).hasSize(1);
      InternetAddress only = (InternetAddress) addresses[0];
      assertThat(only.getPersonal()).isEqualTo(text);
      assertThat(only.getAddress()).isEqualTo("nov@hub.example.no");
    }
    assertThat(Collections.list(read.getAllHeaders()))
        .extracting(Header::getName)
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .doesNotContain("bcc", "x-evil");
    assertThat(read.getAllRecipients()).hasSize(1);
  }

  @Test
  void no_word_is_longer_than_a_word_may_be() {
    String header = HeaderWords.of("=?utf-8?Q?" + "å".repeat(150) + "?=");

    assertThat(header.split("\r\n "))
        .hasSizeGreaterThan(3)
        .allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75).endsWith("?="));
  }

  @Test
  void a_line_break_begins_no_header() {
    assertThat(HeaderWords.of("a\r\nBcc: alle@example.no")).doesNotContain("\r", "\n");
    Mime mail = new Mime("id@hub.example.no", Instant.EPOCH);
    assertThatThrownBy(() -> mail.header("List-Id", "a\r\n b\nBcc: alle@example.no"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mail.header("List-Id", "a\r\n b\r\nBcc: alle@example.no"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MimeMessage sent(String text) throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    byte[] mail =
        new Mime("id@hub.example.no", Instant.parse("2026-11-29T08:00:00Z"))
            .from(text, "nov@hub.example.no")
            .to("Kari", "kari@example.no")
            .replyTo(text, "nov@hub.example.no")
            .subject(text)
            .page(new Page(Language.NB).paragraph(text))
            .bytes();
    send(mail);
    assertThat(SERVER.waitForIncomingEmail(5000, 1)).isTrue();
    Message received = SERVER.getReceivedMessages()[0];
    return (MimeMessage) received;
  }

  private static void send(byte[] mail) throws MessagingException {
    Session session = Session.getInstance(new Properties());
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", SERVER.getSmtp().getPort(), null, null);
      transport.sendMessage(
          new MimeMessage(session, new ByteArrayInputStream(mail)),
          InternetAddress.parse("kari@example.no"));
    }
  }
}
