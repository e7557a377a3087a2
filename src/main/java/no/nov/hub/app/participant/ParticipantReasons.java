package no.nov.hub.app.participant;

import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;

/** Why somebody is not added or changed. */
final class ParticipantReasons {

  static final Reason BAD_ID =
      Reason.of(
          "id",
          "bad_id",
          "Id-en må være 1 til 32 tegn: a til z, 0 til 9 og bindestrek, for eksempel «tonsberg». Den kan ikke endres senere.",
          "The id must be 1 to 32 characters: a to z, 0 to 9 and hyphens, such as “tonsberg”. It cannot be changed later.");

  static final Reason NO_NAME =
      Reason.of(
          "name",
          "no_name",
          "Navnet mangler, eller det er lengre enn 200 tegn. Skriv navnet slik andre skal lese det.",
          "The name is missing, or longer than 200 characters. Write the name as others are to read it.");

  static final Reason LONG_SHORT_NAME =
      Reason.of(
          "shortName",
          "short_name_too_long",
          "Kortnavnet er lengre enn 40 tegn. Skriv ett eller to ord, for smale tabeller.",
          "The short name is longer than 40 characters. Write one or two words, for narrow tables.");

  static final Reason NO_KIND =
      Reason.of(
          "kind",
          "no_kind",
          "Velg hva slags deltaker det er: forening (association) eller regionalt organ (regional-body).",
          "Choose what kind of participant it is: association or regional-body.");

  static final Reason NO_MANAGER_NAME =
      Reason.of(
          "managerName",
          "no_manager_name",
          "Navnet på daglig leder mangler, eller det er lengre enn 200 tegn.",
          "The name of the manager is missing, or longer than 200 characters.");

  static final Reason NO_MANAGER_ADDRESS =
      Reason.of(
          "managerAddress",
          "not_an_address",
          "E-postadressen til daglig leder mangler eller er ingen adresse. Skriv for eksempel kari@example.no.",
          "The mail address of the manager is missing or is none. Write for instance kari@example.no.");

  static final Reason LAST =
      Reason.of(
          "id",
          "last_participant",
          "Dette er den siste deltakeren. Legg til en annen først.",
          "This is the last participant. Add another first.");

  static final Reason UNKNOWN =
      Reason.of(
          "id",
          "unknown_participant",
          "Ingen deltaker har denne id-en. Åpne listen på nytt.",
          "No participant has this id. Open the list again.");

  static final Reason NOT_CONFIRMED =
      Reason.of(
          "confirmed",
          "not_confirmed",
          "Skriv id-en til deltakeren i feltet for å bekrefte at den skal fjernes.",
          "Write the participant's id in the field to confirm that it is to be removed.");

  private ParticipantReasons() {}

  static Reason taken(String id) {
    return Reason.of(
        "id",
        "id_taken",
        "Id-en «%s» er i bruk, eller har vært det. Velg en annen.".formatted(id),
        "The id “%s” is taken, or was once. Choose another.".formatted(id));
  }

  static Reason nameTaken(Participant by) {
    return Reason.of(
        "name",
        "name_taken",
        "Deltakeren «%s» heter det samme. Velg et navn som ingen tar feil av.".formatted(by.id()),
        "The participant “%s” has the same name. Choose one that nobody mistakes."
            .formatted(by.id()));
  }

  static Reason unknownMunicipality(String number) {
    String shown = PlainText.shortened(number);
    return Reason.of(
        "municipalities",
        "unknown_municipality",
        "«%s» er ikke nummeret til en kommune som finnes i dag. Nummeret har fire siffer; er det riktig, legg kommunen til i hub.municipalities."
            .formatted(shown),
        "“%s” is not the number of a municipality of today. A number has four digits; if it is right, add it to hub.municipalities."
            .formatted(shown));
  }

  static Reason ofAnother(String municipality, Participant other) {
    return Reason.of(
        "municipalities",
        "municipality_of_another",
        "%s hører til %s. En kommune hører til én deltaker.".formatted(municipality, other.name()),
        "%s belongs to %s. A municipality belongs to one participant."
            .formatted(municipality, other.name()));
  }

  static Reason secretary(String nov) {
    return Reason.of(
        "id",
        "is_secretary",
        "Denne deltakeren er sekretær for %s nå. Sett hub.nov.secretary til en annen først."
            .formatted(nov),
        "This participant is secretary of %s now. Set hub.nov.secretary to another first."
            .formatted(nov));
  }
}
