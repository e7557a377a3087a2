package no.nov.hub.platform.participant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The municipality numbers the hub knows. Numbers change with reforms, so each is valid by date.
 */
@ConfigurationProperties("hub")
public final class Municipalities {

  private final Map<String, Municipality> byNumber = new LinkedHashMap<>();

  public Municipalities(List<Municipality> municipalities) {
    SettingFaults faults = new SettingFaults("hub");
    for (Municipality municipality :
        municipalities == null ? List.<Municipality>of() : municipalities) {
      faults.tellIf(
          byNumber.put(municipality.number(), municipality) != null,
          "municipalities",
          "nummeret %s står to ganger".formatted(municipality.number()),
          "the number %s stands twice".formatted(municipality.number()));
    }
    for (Municipality municipality : byNumber.values()) {
      String successor = municipality.successor();
      faults.tellIf(
          successor != null && !byNumber.containsKey(successor),
          "municipalities",
          "%s følges av %s, som ikke er i listen".formatted(municipality.number(), successor),
          "%s is followed by %s, which is not in the list"
              .formatted(municipality.number(), successor));
    }
    faults.refuse();
  }

  public Optional<Municipality> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** The numbers that have taken over from one, the next first. */
  public List<String> successorsOf(String number) {
    List<String> successors = new ArrayList<>();
    Municipality municipality = byNumber.get(number);
    while (municipality != null
        && municipality.successor() != null
        && !successors.contains(municipality.successor())) {
      successors.add(municipality.successor());
      municipality = byNumber.get(municipality.successor());
    }
    return successors;
  }

  /** Those in force and those that were. */
  public Collection<Municipality> all() {
    return Collections.unmodifiableCollection(byNumber.values());
  }

  /** The name, or the number itself where it is unknown. */
  public String nameOf(String number) {
    return find(number).map(Municipality::name).orElse(number);
  }

  /**
   * The number in force on a date for one that may have been replaced since.
   *
   * @return empty if the number is unknown or was not yet in force on the date
   */
  public Optional<Municipality> inForce(String number, LocalDate date) {
    Municipality municipality = byNumber.get(number);
    while (municipality != null
        && municipality.until() != null
        && date.isAfter(municipality.until())) {
      municipality = byNumber.get(municipality.successor());
    }
    return Optional.ofNullable(municipality).filter(m -> m.inForceOn(date));
  }
}
