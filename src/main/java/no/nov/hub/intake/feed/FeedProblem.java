package no.nov.hub.intake.feed;

import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;

/**
 * Why a fetch gave nothing, in words without the address. Until it works again, everything stays as
 * it was.
 */
record FeedProblem(String code, Text text) {

  private static FeedProblem of(String code, String nb, String en) {
    return new FeedProblem(code, new Text(nb, en));
  }

  static FeedProblem unreachable() {
    return of(
        "unreachable",
        "Serveren svarer ikke. Huben prøver igjen av seg selv; varer det, se etter om adressen er riktig.",
        "The server does not answer. The hub tries again by itself; if it lasts, see whether the address is right.");
  }

  static FeedProblem quota() {
    return of(
        "quota",
        "Dere har sendt så mye i dag som huben tar imot fra én deltaker på et døgn, så kalenderen hentes igjen etter midnatt. Be den som drifter huben om å heve grensen hvis dere trenger mer.",
        "You have sent as much today as the hub takes from one participant in a day, so the calendar is fetched again after midnight. Ask whoever runs the hub for a higher limit if you need more.");
  }

  static FeedProblem untrusted() {
    return of(
        "untrusted",
        "Serverens sertifikat kan ikke godtas. Si fra til den som drifter nettstedet.",
        "The server's certificate cannot be trusted. Tell whoever runs the site.");
  }

  static FeedProblem tooSlow(long seconds) {
    return of(
        "too_slow",
        "Svaret var ikke ferdig etter %d sekunder. Huben prøver igjen av seg selv."
            .formatted(seconds),
        "The answer was not complete after %d seconds. The hub tries again by itself."
            .formatted(seconds));
  }

  static FeedProblem tooLarge(long bytes) {
    return of(
        "too_large",
        "Kalenderen er større enn %d byte, og det er grensen. Del den ut i mindre utsnitt, eller be den som drifter huben om å heve grensen."
            .formatted(bytes),
        "The calendar is larger than %d bytes, which is the most. Publish less of it, or ask whoever runs the hub for a higher limit."
            .formatted(bytes));
  }

  static FeedProblem notAllowed() {
    return of(
        "private_address",
        "Adressen fører til en server på et privat nett, og dit går huben ikke. Bruk en åpen adresse, eller be den som drifter huben om å tillate den.",
        "The address leads to a server on a private network, where the hub does not go. Use an open address, or ask whoever runs the hub to allow it.");
  }

  static FeedProblem tooManyRedirects(int most) {
    return of(
        "too_many_redirects",
        "Adressen viser videre mer enn %d ganger. Sett inn adressen som det ender på."
            .formatted(most),
        "The address leads on more than %d times. Set the address where it ends.".formatted(most));
  }

  static FeedProblem badRedirect() {
    return of(
        "bad_redirect",
        "Adressen viser videre til noe som huben ikke henter (ikke http eller https, fra https til http, eller med brukernavn). Sett inn en annen adresse.",
        "The address leads on to what the hub does not fetch (neither http nor https, from https to http, or with a user name). Set another address.");
  }

  static FeedProblem status(int status) {
    return switch (status) {
      case 401, 403, 404, 410 ->
          of(
              "http_" + status,
              "Serveren gir ikke fra seg kalenderen på denne adressen (feil %d). Hent adressen på nytt fra kalenderen, og gi den til den som drifter huben."
                  .formatted(status),
              "The server does not give the calendar at this address (error %d). Copy the address from the calendar again, and give it to whoever runs the hub."
                  .formatted(status));
      default ->
          of(
              "http_" + status,
              "Serveren svarte med feil %d. Huben prøver igjen av seg selv.".formatted(status),
              "The server answered with error %d. The hub tries again by itself."
                  .formatted(status));
    };
  }

  static FeedProblem packed(String how) {
    return of(
        "unknown_packing",
        "Serveren pakker kalenderen på en måte som huben ikke åpner (Content-Encoding: %s). Si fra til den som drifter nettstedet."
            .formatted(PlainText.shortened(how)),
        "The server packs the calendar in a way that the hub does not open (Content-Encoding: %s). Tell whoever runs the site."
            .formatted(PlainText.shortened(how)));
  }

  static FeedProblem cutOff() {
    return of(
        "cut_off",
        "Svaret stoppet før det var ferdig. Huben prøver igjen av seg selv.",
        "The answer stopped before its end. The hub tries again by itself.");
  }

  private static FeedProblem unknownEncoding(String code) {
    return of(
        code,
        "Bokstaver som æ, ø, å og ö i kalenderen kan ikke leses sikkert. La nettstedet sende den med tegnkodingen UTF-8.",
        "Letters such as æ, ø, å and ö in the calendar cannot be read with certainty. Let the site send it with the encoding UTF-8.");
  }

  /**
   * @param code as the reading of the calendar tells it
   */
  static FeedProblem broken(String code) {
    return switch (code) {
      case "too_many" ->
          of(
              code,
              "Kalenderen har for mange arrangementer; grensen er 10 000. Del den ut i mindre utsnitt.",
              "The calendar has too many events; the most is 10,000. Publish less of it.");
      case "too_much" ->
          of(
              code,
              "Datoene i kalenderen blir til sammen mer enn %d MB, og det er grensen, for hver dato sendes for seg med all sin tekst. Del den ut i mindre utsnitt, eller gjør de lange tekstene kortere."
                  .formatted(ByteBudget.MOST >> 20),
              "The dates of the calendar together become more than %d MB, which is the most, since each is sent by itself with all its text. Publish less of it, or shorten the long texts."
                  .formatted(ByteBudget.MOST >> 20));
      case "unknown_encoding" -> unknownEncoding(code);
      default ->
          of(
              code,
              "Svaret er ikke en hel kalender (.ics). Se etter om adressen fører til kalenderen selv og ikke til en nettside.",
              "The answer is not a whole calendar (.ics). See whether the address leads to the calendar itself and not to a web page.");
    };
  }

  static FeedProblem empty() {
    return of(
        "empty",
        "Kalenderen er tom, men har hatt arrangementer som ikke har vært ennå. Ingenting er avlyst. Er de avlyst, si det i kalenderen; huben prøver igjen av seg selv.",
        "The calendar is empty, but had events that are still to come. Nothing is cancelled. If they are cancelled, say so in the calendar; the hub tries again by itself.");
  }

  static FeedProblem onlyBusy() {
    return of(
        "only_busy",
        "Kalenderen viser bare når dere er opptatt eller ledige, ikke hva som skjer. Ingenting er publisert eller avlyst. Del den med alle detaljer, og gi adressen til den som drifter huben.",
        "The calendar only shows when you are busy or free, not what takes place. Nothing is published or cancelled. Share it with all details, and give the address to whoever runs the hub.");
  }

  static FeedProblem technical() {
    return of(
        "technical",
        "Huben klarte ikke å lese kalenderen. Feilen er vår og står i driftsloggen. Si fra til den som drifter huben.",
        "The hub could not read the calendar. The fault is ours and is in the operator's log. Tell whoever runs the hub.");
  }
}
