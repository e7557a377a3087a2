package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail as no program should write it: nothing of it fails, and what can be read is. */
class OddMailTest {

  private static Stream<String> broken() {
    return Stream.of(
        "",
        "\n",
        "no headers at all",
        "\u0000\u0001\u0002",
        "From\n\n",
        ": \n:::\n\n",
        "Content-Type: multipart/mixed\n\nno boundary\n",
        "Content-Type: multipart/mixed; boundary=a\n\nnever begins\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n\ncut off",
        "Content-Type: multipart/mixed; boundary=\"\n\n--\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=a\n\n--a\nContent-Type: message/delivery-status\n\n\n--a--\n",
        "Content-Type: text/calendar; method=REPLY\nContent-Transfer-Encoding: base64\n\n!!!\n",
        "Content-Type: text/calendar; method=REPLY\nContent-Transfer-Encoding: x-unknown\n\nBEGIN:VCALENDAR\n",
        "Content-Type: text/calendar; charset=utf-99; method=REPLY\n\nBEGIN:VCALENDAR\n",
        "Content-Type: ;;;\nContent-Disposition: ;;;\n\nx\n",
        "Content-Type: text/plain; name=\"=?x?q?=\n\nx\n",
        "From: <<<>>>\nTo: @@@\nCc: ,,,\nSubject: =?utf-99?Q?x?=\n\nx\n",
        "From: a@example.no\n".repeat(3) + "\nx\n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void nothing_of_it_fails(String text) {
    IncomingMail mail = Mails.mail(text);

    assertThat(ReplyReader.read(mail, false)).isInstanceOf(ReplyReader.Content.Other.class);
    assertThat(BounceReader.read(mail)).isEmpty();
    assertThat(BounceReader.readPlain(mail)).isEmpty();
    assertThat(BounceReader.token(mail, Mails.MAILBOX)).isEmpty();
    assertThat(AutomaticMail.is(mail)).isFalse();
    assertThat(new SenderProof("mx.hub.example.no").vouchesFor(mail)).isFalse();
    assertThat(mail.addressees()).isEmpty();
  }

  @Test
  void what_is_nested_deeper_than_any_program_writes_is_left_out() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    mail.append("Content-Type: text/plain\n\ndeep\n");

    assertThat(Mails.mail(mail.toString()).parts().leaves()).isEmpty();
  }

  @Test
  void of_very_many_parts_the_first_are_read() {
    String mail =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: text/plain\n\nx\n".repeat(5000)
            + "--b--\n";

    assertThat(Mails.mail(mail).parts().leaves()).hasSize(500);
  }

  @Test
  void before_a_cut_off_end_the_answer_is_read_all_the_same() {
    byte[] whole = Mails.corpus("answers/exchange-declined-with-comment");
    String cutOff = new String(whole, 0, whole.length - 27, StandardCharsets.ISO_8859_1);

    assertThat(ReplyReader.read(Mails.mail(cutOff), true))
        .isInstanceOf(ReplyReader.Content.Answer.class);
  }
}
