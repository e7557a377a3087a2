package no.nov.hub.mail.incoming;

import java.time.Instant;
import java.time.ZoneId;
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

  static final String SUBJECT = "E-posten din er ikke lest / Your mail was not read";

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  String of(String participant) {
    return norwegian(participant) + "\n— English —\n\n" + english(participant);
  }

  private String norwegian(String participant) {
    return """
    En e-post med adressen din som avsender kom %s (norsk tid) til adressen der %s sender inn filer. %s Derfor er den ikke lest, og ingenting i den er mottatt.

    Har du sendt den: %s

    Har du ikke sendt den, trenger du ikke gjøre noe.

    Du får denne beskjeden høyst én gang om dagen.
    """
        .formatted(
            when().nb(),
            participant,
            checked
                ? "Det lot seg ikke bekrefte at den virkelig er fra deg."
                : "Huben er ikke satt opp til å kontrollere hvem e-post er fra.",
            checked
                ? "Send den på nytt fra foreningens egen e-postkonto, ikke videresendt og ikke gjennom et annet program. Hjelper ikke det, be den som drifter e-posten deres om å slå på DKIM og DMARC for domenet. Haster det, send filen på en annen måte, for eksempel ved å legge den i mappen deres."
                : "Send filen på en annen måte, for eksempel ved å legge den i mappen deres.");
  }

  private String english(String participant) {
    return """
    A mail with your address as its sender came on %s (Norwegian time) to the address where %s submits files. %s So it was not read, and nothing of it was received.

    If you sent it: %s

    If you did not send it, you need do nothing.

    You get this message once a day at most.
    """
        .formatted(
            when().en(),
            participant,
            checked
                ? "It could not be confirmed that it really is from you."
                : "The hub is not set up to check who mail is from.",
            checked
                ? "Send it again from the association's own mail account, not forwarded and not through another program. If that does not help, ask whoever runs your mail to turn on DKIM and DMARC for the domain. If it is urgent, send the file in another way, for instance by laying it in your folder."
                : "Send the file in another way, for instance by laying it in your folder.");
  }

  private Text when() {
    return DateWords.at(came.atZone(OSLO));
  }
}
