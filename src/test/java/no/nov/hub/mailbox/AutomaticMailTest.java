package no.nov.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {

  private static boolean automatic(String header) {
    return AutomaticMail.is(Mails.mail(header + "\nFrom: a@example.no\n\nx\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other/exchange-out-of-office",
        "other/gmail-out-of-office",
        "other/vacation-by-subject-alone",
        "bounces/out-of-office-at-a-bounce-address"
      })
  void nobody_wrote_these(String name) {
    assertThat(AutomaticMail.is(Mails.read(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "AUTO-SUBMITTED: Auto-Generated; owner-email=\"a@example.no\"",
        "X-Autorespond: Borte",
        "Precedence: junk",
        "Subject: Out of the office: x",
        "Subject: =?UTF-8?Q?FRAV=C3=86RSMELDING:_x?="
      })
  void none_of_these_either(String header) {
    assertThat(automatic(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Auto-Submitted: No ; x=y",
        "X-Auto-Response-Suppress: All",
        "Precedence: list",
        "Subject: Re: Jeg er ikke til stede 12. januar",
        "Subject: Autosvaret deres kom i retur"
      })
  void a_person_wrote_these(String header) {
    assertThat(automatic(header)).isFalse();
  }
}
