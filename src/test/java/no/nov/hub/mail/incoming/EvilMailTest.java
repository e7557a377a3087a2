package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nov.hub.faults.FaultSize;
import no.nov.hub.faults.Tally;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails of the permitted size that would take all the memory, or a reader's time without end. */
@Tag(FaultSize.TAG)
class EvilMailTest {

  private static final int MOST = FaultSize.of(8, 28) << 20;

  private static final String TO_THE_HUB =
      "From: kari@example.no\nTo: nov@hub.example.no\nSubject: Hei\nMIME-Version: 1.0\n";

  private static final String REPORT =
      TO_THE_HUB
          + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n";

  @Test
  void each_is_read_in_a_few_seconds_or_parked() {
    Map<String, Boolean> parked = new LinkedHashMap<>();
    evil()
        .forEach(
            (name, text) -> {
              boolean isParked =
                  assertTimeoutPreemptively(
                      Duration.ofSeconds(20), () -> isParked(bytes(text)), name);
              parked.put(name, isParked);
            });

    assertThat(parked)
        .containsEntry("headers", true)
        .containsEntry("headers of a part", true)
        .containsEntry("parts", true)
        .containsEntry("nested", false)
        .containsEntry("blank lines of a report", false);
    Tally.ofStops("evil mails", parked.size(), 0).note();
  }

  private static Map<String, String> evil() {
    Map<String, String> evil = new LinkedHashMap<>();
    evil.put("headers", TO_THE_HUB + filled("A:\n") + "\nHei\n");
    evil.put("one header", TO_THE_HUB + "X-A: " + filled("a") + "\n\nHei\n");
    evil.put("one word in To", "To: " + filled("a") + "\n" + TO_THE_HUB + "\nHei\n");
    evil.put("one word in From", "From: " + filled("a") + "\n\nHei\n");
    evil.put("one encoded word", "Subject: =?utf-8?Q?" + filled("a") + "?=\n\nHei\n");
    evil.put("encoded words", "Subject: " + filled("=?utf-8?Q?a?=\n ") + "\n\nHei\n");
    evil.put("no encoded word", "Subject: " + filled("=?") + "\n\nHei\n");
    evil.put("references", TO_THE_HUB + "References: " + filled("<a@b>\n ") + "\n\nHei\n");
    evil.put(
        "headers of a part",
        TO_THE_HUB + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + filled("A:\n") + "\n");
    evil.put(
        "parts", TO_THE_HUB + "Content-Type: multipart/mixed; boundary=b\n\n" + filled("--b\n\n"));
    evil.put("nested", TO_THE_HUB + nested(3000));
    evil.put(
        "parameters", TO_THE_HUB + "Content-Type: text/plain" + filled("; a=b\n ") + "\n\nHei\n");
    evil.put("blank lines of a report", REPORT + filled("\n") + "\n--b--\n");
    evil.put("fields of a report", REPORT + filled("A:\n") + "\n--b--\n");
    evil.put("one word of a report", REPORT + filled("a") + "\n--b--\n");
    evil.put(
        "calendar",
        TO_THE_HUB
            + "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\n"
            + filled("A:\n")
            + "END:VCALENDAR\n");
    return evil;
  }

  private static String nested(int depth) {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    return mail.append("\nHei\n").toString();
  }

  private static boolean isParked(byte[] bytes) {
    if (MailShape.isTooComplex(bytes)) {
      return true;
    }
    IncomingMail mail = IncomingMail.of(bytes, Mails.RECEIVED);
    mail.addressees();
    mail.from();
    mail.subject();
    mail.messageId();
    mail.references();
    AutomaticMail.is(mail);
    assertThat(mail.parts().leaves()).noneMatch(leaf -> leaf.fileName() == null);
    BounceReader.read(mail);
    BounceReader.readPlain(mail);
    BounceReader.token(mail, Mails.MAILBOX);
    ReplyReader.read(mail, false);
    return false;
  }

  private static String filled(String piece) {
    return piece.repeat(MOST / piece.length());
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
