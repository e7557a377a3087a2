package no.nov.hub.intake.openid;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a participant keeps the accounts of its people.
 *
 * @param issuer exactly as it names itself
 * @param only whether no other way in gives the roles for this participant
 */
public record OpenIdProvider(
    String issuer, String clientId, String clientSecret, @DefaultValue("false") boolean only) {

  private static final Map<String, String> KNOWN =
      Map.of("microsoftonline.com", "Microsoft", "google.com", "Google");

  /** As people call it, or its host where it is none that everybody knows. */
  public String name() {
    String host = URI.create(issuer).getHost();
    return KNOWN.entrySet().stream()
        .filter(known -> host.endsWith("." + known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(host);
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "OpenIdProvider[%s, %s, only=%s]".formatted(issuer, clientId, only);
  }
}
