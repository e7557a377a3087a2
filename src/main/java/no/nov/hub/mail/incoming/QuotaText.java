package no.nov.hub.mail.incoming;

import java.time.LocalDate;
import no.nov.hub.platform.message.DateWords;

/** What those are told who send for a participant that has nearly used up its day. */
record QuotaText(String participant, long percent, String most, LocalDate day) {

  static final String SUBJECT =
      "Kvoten for i dag er snart brukt opp / Today's quota is nearly used up";

  String text() {
    return """
    %s har %s sendt %d %% av det huben tar imot fra én deltaker på et døgn (%s).

    Når alt er brukt, tar huben ikke imot mer før midnatt. Filer i mappen blir liggende og leses av seg selv etterpå. Det som sendes av et program eller i en e-post, må sendes på nytt.

    Er det mer enn dere pleier å sende, se etter om et program sender det samme om og om igjen. Trenger dere mer, be den som drifter huben om å heve grensen.

    Dere får denne beskjeden høyst én gang om dagen.

    — English —

    On %s %s has sent %d %% of what the hub takes from one participant in a day (%s).

    When all is used, the hub takes nothing more before midnight. Files in the folder stay there and are read by themselves afterwards. What a program or a mail sends has to be sent again.

    If this is more than you usually send, see whether a program sends the same over and over. If you need more, ask whoever runs the hub for a higher limit.

    You get this message once a day at most.
    """
        .formatted(
            participant,
            DateWords.of(day).nb(),
            percent,
            most,
            DateWords.of(day).en(),
            participant,
            percent,
            most);
  }
}
