package no.nov.hub.platform.problem;

import java.util.Locale;
import java.util.Map;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What each status means to the caller, and what to do about it. */
final class StatusTexts {

  private static final Text OTHER =
      new Text("Forespørselen kan ikke besvares.", "The request cannot be answered.");

  private static final Map<HttpStatus, Text> TEXTS =
      Map.ofEntries(
          Map.entry(
              HttpStatus.BAD_REQUEST,
              new Text(
                  "Forespørselen er feil. Rett det som står under, og send på nytt.",
                  "The request is wrong. Mend what is listed and send again.")),
          Map.entry(
              HttpStatus.UNAUTHORIZED,
              new Text(
                  "Denne adressen krever en nøkkel: «Authorization: Bearer …».",
                  "This address needs a key: “Authorization: Bearer …”.")),
          Map.entry(
              HttpStatus.FORBIDDEN,
              new Text("Dere har ikke tilgang hit.", "You have no access here.")),
          Map.entry(
              HttpStatus.NOT_FOUND,
              new Text(
                  "Adressen finnes ikke. Se etter skrivefeil.",
                  "There is no such address. Look for a misspelling.")),
          Map.entry(
              HttpStatus.METHOD_NOT_ALLOWED,
              new Text(
                  "Adressen tar ikke imot denne metoden; «Allow» i svaret sier hvilke.",
                  "The address does not take this method; “Allow” in the answer says which.")),
          Map.entry(
              HttpStatus.NOT_ACCEPTABLE,
              new Text(
                  "Adressen har ikke noe svar i det formatet «Accept» ber om.",
                  "The address has no answer in the format that “Accept” asks for.")),
          Map.entry(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              new Text(
                  "Adressen tar ikke imot denne innholdstypen; «Content-Type» må være application/json.",
                  "The address does not take this content type; “Content-Type” must be application/json.")),
          Map.entry(
              HttpStatus.SERVICE_UNAVAILABLE,
              new Text(
                  "Huben kan ikke svare akkurat nå. Prøv igjen om litt.",
                  "The hub cannot answer right now. Try again in a while.")),
          Map.entry(
              HttpStatus.INTERNAL_SERVER_ERROR,
              new Text(
                  "Noe gikk galt i huben. Feilen er skrevet i loggen; gi beskjed til den som drifter huben.",
                  "Something went wrong in the hub. The fault is in its log; tell whoever runs the hub.")),
          Map.entry(
              HttpStatus.REQUEST_TIMEOUT,
              new Text(
                  "Det tok for lang tid før hele forespørselen var framme. Send den på nytt.",
                  "It took too long before the whole request had come. Send it again.")),
          Map.entry(
              HttpStatus.CONTENT_TOO_LARGE,
              new Text(
                  "Det som ble sendt, er for stort for denne adressen. Send mindre om gangen.",
                  "What was sent is too large for this address. Send less at a time.")),
          Map.entry(
              HttpStatus.URI_TOO_LONG,
              new Text("Adressen er for lang.", "The address is too long.")),
          Map.entry(
              HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
              new Text(
                  "Hodefeltene i forespørselen er for lange.",
                  "The header fields of the request are too long.")),
          Map.entry(
              HttpStatus.NOT_IMPLEMENTED,
              new Text(
                  "Huben kjenner ikke denne metoden eller overføringsmåten.",
                  "The hub does not know this method or way of transfer.")),
          Map.entry(
              HttpStatus.HTTP_VERSION_NOT_SUPPORTED,
              new Text(
                  "Huben snakker HTTP/1.1. Send forespørselen på nytt med den versjonen.",
                  "The hub speaks HTTP/1.1. Send the request again in that version.")));

  /** Where nothing more is listed. */
  private static final Text MALFORMED =
      new Text(
          "Forespørselen kan ikke leses. Se etter feil i adressen og i det som ble sendt.",
          "The request cannot be read. Look for faults in the address and in what was sent.");

  private static final Map<HttpStatus, Text> TITLES =
      Map.of(
          HttpStatus.BAD_REQUEST, new Text("Feil i forespørselen", "Wrong request"),
          HttpStatus.UNAUTHORIZED, new Text("Nøkkel mangler", "Key needed"),
          HttpStatus.FORBIDDEN, new Text("Ingen tilgang", "No access"),
          HttpStatus.NOT_FOUND, new Text("Finnes ikke", "Not found"),
          HttpStatus.CONFLICT, new Text("Passer ikke nå", "Not possible now"),
          HttpStatus.CONTENT_TOO_LARGE, new Text("For stort", "Too large"),
          HttpStatus.UNPROCESSABLE_CONTENT, new Text("Ikke tatt imot", "Not received"),
          HttpStatus.TOO_MANY_REQUESTS, new Text("For mye nå", "Too much for now"),
          HttpStatus.SERVICE_UNAVAILABLE, new Text("Prøv igjen om litt", "Try again in a while"),
          HttpStatus.INTERNAL_SERVER_ERROR, new Text("Feil i huben", "Fault in the hub"));

  private static final Text OTHER_TITLE = new Text("Kan ikke besvares", "Cannot be answered");

  private StatusTexts() {}

  /** Two or three words; what is wrong and how to mend it is said beside it. */
  static Text title(HttpStatusCode status) {
    return TITLES.getOrDefault(HttpStatus.resolve(status.value()), OTHER_TITLE);
  }

  static Text of(HttpStatusCode status) {
    return TEXTS.getOrDefault(HttpStatus.resolve(status.value()), OTHER);
  }

  /** If there are no reasons beside it. */
  static Text alone(HttpStatusCode status) {
    return status.value() == HttpStatus.BAD_REQUEST.value() ? MALFORMED : of(status);
  }

  /** A stable word for programs, such as {@code not_found}. */
  static String code(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT);
  }
}
