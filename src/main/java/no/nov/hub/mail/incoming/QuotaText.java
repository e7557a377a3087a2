package no.nov.hub.mail.incoming;

import java.time.LocalDate;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.DateWords;

/** What those are told who send for a participant that has nearly used up its day. */
record QuotaText(String participant, long percent, String most, LocalDate day) {

  static String subject() {
    return InBothLanguages.subject("mail.quota.subject");
  }

  String text() {
    return InBothLanguages.text(this::in);
  }

  private String in(Texts texts) {
    return String.join(
            "\n\n",
            texts.say("mail.quota.used", participant, DateWords.of(day), percent, most),
            texts.say("mail.quota.when-all-used"),
            texts.say("mail.quota.more-than-usual"),
            texts.say("mail.quota.once-a-day"))
        + "\n";
  }
}
