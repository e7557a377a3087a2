package no.nov.hub.mail.incoming;

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
        "X-Mail-Autoreply: 1",
        "X-Auto-Response-Suppress: All\nSubject: Automatisk svar: Innkalling",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"
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
        "Subject: Out of the office: 12 January",
        "Subject: =?UTF-8?Q?FRAV=C3=86RSMELDING:_12._januar?=",
        "Subject: Automatisk svar: vil vi ha det?",
        "List-Id: <styret.example.no>",
        "Subject: Autosvaret deres kom i retur"
      })
  void a_person_wrote_these(String header) {
    assertThat(automatic(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other/absence-in-the-subject", "other/vacation-by-subject-alone"})
  void who_writes_of_an_absence_in_the_subject_is_a_person(String name) {
    assertThat(AutomaticMail.is(Mails.read(name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Return-Path: < >",
        "Precedence: list",
        "List-Id: <styret.example.no>",
        "X-Auto-Response-Suppress: All"
      })
  void no_program_may_answer_these(String header) {
    assertThat(AutomaticMail.mayBeAnswered(Mails.mail(header + "\nFrom: a@example.no\n\nx\n")))
        .isFalse();
  }
}
