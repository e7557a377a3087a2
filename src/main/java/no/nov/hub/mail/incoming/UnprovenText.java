package no.nov.hub.mail.incoming;

import java.time.Instant;
import java.time.ZoneId;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Text;

/**
 * What a registered sender is told when a mail came in that name and may be forged: nothing of what
 * it says, since whoever gets this may not have written it.
 *
 * @param came when
 * @param checked whether the hub can tell at all who a mail is from
 */
record UnprovenText(Instant came, boolean checked) {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  static String subject() {
    return InBothLanguages.subject("mail.unproven.subject");
  }

  String of(String participant) {
    return InBothLanguages.text(texts -> in(texts, participant));
  }

  private String in(Texts texts, String participant) {
    Text when = DateWords.at(came.atZone(OSLO));
    return String.join(
            "\n\n",
            texts.say(
                checked ? "mail.unproven.not-confirmed" : "mail.unproven.not-checked",
                when,
                participant),
            texts.say(
                checked
                    ? "mail.unproven.send-from-own-account"
                    : "mail.unproven.send-in-another-way"),
            texts.say("mail.unproven.not-yours"),
            texts.say("mail.unproven.once-a-day"))
        + "\n";
  }
}
