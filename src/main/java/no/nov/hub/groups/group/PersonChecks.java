package no.nov.hub.groups.group;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks of one person's fields. They say who is meant, and quote nothing.
 *
 * @param hub its own address
 */
record PersonChecks(Findings findings, String hub) {

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  /**
   * Puts the address in its standard form.
   *
   * @param who such as «lederen» (the leader)
   * @return empty, with a fault, if it is no address
   */
  Optional<String> reachable(ObjectNode person, String path, Text who) {
    Optional<String> standard = Address.standard(person.get("address").asString());
    standard.ifPresentOrElse(
        address -> person.put("address", address),
        () ->
            fault(
                path + ".address",
                "not_an_address",
                "Adressen til %s er ikke en e-postadresse. Skriv den som navn@example.no."
                    .formatted(who.nb()),
                "The address of %s is no e-mail address. Write it like name@example.no."
                    .formatted(who.en())));
    standard
        .filter(address -> HubAddress.isOwn(address, hub))
        .ifPresent(
            own ->
                fault(
                    path + ".address",
                    "hubs_own",
                    "Adressen til %s er hubens egen, og ingen leser post der. Skriv personens egen adresse."
                        .formatted(who.nb()),
                    "The address of %s is the hub's own, and nobody reads mail there. Write the person's own address."
                        .formatted(who.en())));
    return standard;
  }

  void notBlank(ObjectNode person, String path, Text who) {
    if (person.get("name").asString().isBlank()) {
      fault(
          path + ".name",
          "empty",
          "Navnet på %s er tomt. Skriv det.".formatted(who.nb()),
          "The name of %s is empty. Write it.".formatted(who.en()));
    }
  }

  /** From and until, with a fault if they are not in order; one that is no date is left out. */
  Days days(ObjectNode person, String path, Text who) {
    Days days =
        new Days(
            date(person, "from", path, who).orElse(null),
            date(person, "until", path, who).orElse(null));
    if (days.isReversed()) {
      fault(
          path + ".until",
          "before",
          "«til» (until) hos %s er før «fra» (from). Rett den ene.".formatted(who.nb()),
          "“until” of %s is before “from”. Correct one of them.".formatted(who.en()));
    }
    return days;
  }

  Optional<LocalDate> date(ObjectNode person, String field, String path, Text who) {
    if (!person.has(field)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(person.get(field).asString()));
    } catch (DateTimeException e) {
      Text name = FieldNames.of(field);
      fault(
          path + "." + field,
          "not_a_date",
          "%s hos %s er en dato som ikke finnes. Skriv for eksempel 2026-09-30."
              .formatted(name.nb(), who.nb()),
          "%s of %s is a date that does not exist. Write for instance 2026-09-30."
              .formatted(name.en(), who.en()));
      return Optional.empty();
    }
  }

  void knownZone(ObjectNode person, String path, Text who) {
    if (person.has("timeZone") && !ZONES.contains(person.get("timeZone").asString())) {
      fault(
          path + ".timeZone",
          "unknown_zone",
          "Tidssonen til %s finnes ikke. Skriv for eksempel Europe/Oslo, eller utelat feltet."
              .formatted(who.nb()),
          "The time zone of %s does not exist. Write for instance Europe/Oslo, or leave the field out."
              .formatted(who.en()));
    }
  }

  void fault(String path, String code, String nb, String en) {
    findings.fault(path, code, nb, en);
  }
}
