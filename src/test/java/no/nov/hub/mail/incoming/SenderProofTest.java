package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a mail is from, as far as the receiving server vouches for it. */
class SenderProofTest {

  private static final String TRUSTED = "mx.hub.example.no";

  private static boolean vouched(String... headers) {
    return new SenderProof(TRUSTED)
        .vouchesFor(Mails.mail(String.join("\n", headers) + "\nSubject: x\n\nx\n"));
  }

  private static boolean fromKari(String results) {
    return vouched("Authentication-Results: " + results, "From: Kari <kari@example.no>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.hub.example.no; dmarc=pass header.from=example.no",
        "mx.hub.example.no; dmarc=pass",
        "MX.Hub.Example.no 1; spf=fail; dmarc = pass (p=reject dis=none)",
        "mx.hub.example.no; dkim=pass header.d=example.no",
        "mx.hub.example.no; dkim=pass header.d=mail.example.no",
        "mx.hub.example.no; dkim/1=pass header.i=@example.no",
        "mx.hub.example.no; dkim=fail header.d=example.no; dkim=pass header.d=\"example.no\"",
        "mx.hub.example.no (a (nested; dmarc=fail) comment);\n\tdkim=pass reason=\"good; really\" header.d=example.no",
        "(comment) mx.hub.example.no; dmarc=pass",
        "\"mx.hub.example.no\"; dmarc=pass"
      })
  void the_server_vouches(String results) {
    assertThat(fromKari(results)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.hub.example.no; none",
        "mx.hub.example.no",
        "",
        ";;;",
        "mx.hub.example.no; dmarc=fail header.from=example.no",
        "mx.hub.example.no; spf=pass smtp.mailfrom=kari@example.no",
        "mx.hub.example.no; dkim=pass",
        "mx.hub.example.no; dkim=pass header.d=evil.example",
        "mx.hub.example.no; dkim=pass header.d=no",
        "mx.hub.example.no; dkim=pass header.d=notexample.no",
        "mx.hub.example.no; dmarc=pass header.from=evil.example",
        "mx.hub.example.no; spf=fail (dmarc=pass)",
        "mx.hub.example.no; spf=fail reason=\"; dmarc=pass\"",
        "mx.hub.example.no.evil.example; dmarc=pass",
        "evil.example; dmarc=pass (mx.hub.example.no; dmarc=pass",
        "other.example.no; dmarc=pass header.from=example.no",
        "dmarc=pass header.from=example.no"
      })
  void the_server_does_not_vouch(String results) {
    assertThat(fromKari(results)).isFalse();
  }

  @Test
  void below_the_servers_own_anybody_can_have_written_it() {
    assertThat(
            vouched(
                "Authentication-Results: mx.hub.example.no; dmarc=fail",
                "Authentication-Results: mx.hub.example.no; dmarc=pass",
                "From: kari@example.no"))
        .isFalse();
  }

  @Test
  void what_another_server_found_above_does_not_hide_it() {
    assertThat(
            vouched(
                "Authentication-Results: inner.example.no; dmarc=fail",
                "Authentication-Results: mx.hub.example.no; dmarc=pass",
                "From: kari@example.no"))
        .isTrue();
  }

  @Test
  void who_is_two_is_nobody() {
    String proof = "Authentication-Results: mx.hub.example.no; dmarc=pass";

    assertThat(vouched(proof, "From: kari@example.no", "From: ola@example.no")).isFalse();
    assertThat(vouched(proof, "From: kari@example.no, ola@example.no")).isFalse();
    assertThat(vouched(proof)).isFalse();
  }

  @Test
  void without_a_trusted_server_nobody_is_proven() {
    assertThat(new SenderProof(null).vouchesFor(Mails.read("answers/gmail-accepted"))).isFalse();
  }

  @Test
  void what_microsoft_writes_without_its_name_counts_if_that_is_set() {
    IncomingMail mail = Mails.read("answers/outlook-com-without-organizer");

    assertThat(new SenderProof(SenderProof.NAMELESS).vouchesFor(mail)).isTrue();
    assertThat(new SenderProof(TRUSTED).vouchesFor(mail)).isFalse();
    assertThat(
            new SenderProof(SenderProof.NAMELESS).vouchesFor(Mails.read("answers/gmail-accepted")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answers/gmail-accepted",
        "answers/exchange-declined-with-comment",
        "answers/apple-mail-accepted",
        "answers/thunderbird-tentative"
      })
  void answers_of_the_corpus_are_proven(String name) {
    assertThat(new SenderProof(TRUSTED).vouchesFor(Mails.read(name))).isTrue();
  }
}
