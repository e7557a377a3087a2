package no.nov.hub.intake.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.start.FitsOthers;
import no.nov.hub.platform.start.Nearest;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.SettingsRead;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param openid by participant
 */
@ConfigurationProperties("hub.login")
public record OpenIdSettings(Map<String, OpenIdProvider> openid) implements FitsOthers {

  private static final String PREFIX = "hub.login";

  private static final Wanted ISSUER =
      new Wanted(
          "må være en adresse som begynner med https://, slik utstederen selv skriver den",
          "must be an address that begins with https://, as the issuer itself writes it");

  private static final Wanted GIVEN = new Wanted("må være satt", "must be set");

  public OpenIdSettings {
    openid = openid == null ? Map.of() : Map.copyOf(new TreeMap<>(openid));
    SettingFaults faults = new SettingFaults(PREFIX);
    openid.forEach(
        (id, provider) -> {
          String name = "openid." + id;
          faults.require(isIssuer(provider.issuer()), name + ".issuer", provider.issuer(), ISSUER);
          faults.require(isGiven(provider.clientId()), name + ".client-id", "", GIVEN);
          faults.require(isGiven(provider.clientSecret()), name + ".client-secret", "", GIVEN);
        });
    faults.refuse();
  }

  private static boolean isGiven(String text) {
    return text != null && !text.isBlank();
  }

  /** On the machine itself nobody reads along. */
  private static boolean isIssuer(String text) {
    try {
      URI issuer = URI.create(text == null ? "" : text);
      return issuer.getHost() != null
          && issuer.getQuery() == null
          && ("https".equals(issuer.getScheme())
              || "http".equals(issuer.getScheme()) && issuer.getHost().equals("localhost"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public SettingFaults misfits(SettingsRead others) {
    return others
        .get(ParticipantSettings.class)
        .map(ParticipantSettings::ids)
        .map(this::misfits)
        .orElseGet(() -> new SettingFaults(PREFIX));
  }

  /** Only what looks like a slip of the pen: others may have been added while the hub ran. */
  private SettingFaults misfits(List<String> known) {
    SettingFaults faults = new SettingFaults(PREFIX);
    String ids = String.join(", ", known);
    for (String id : openid.keySet()) {
      String name = "openid." + id;
      faults.tellIf(
          !known.contains(id) && Nearest.isMisspelt(id, known),
          name,
          "ingen deltaker har id-en «%s»; kjent er %s".formatted(id, ids),
          "no participant has the id '%s'; known are %s".formatted(id, ids));
    }
    return faults;
  }
}
