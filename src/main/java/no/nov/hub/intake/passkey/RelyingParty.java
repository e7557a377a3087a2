package no.nov.hub.intake.passkey;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.link.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * The hub as passkeys know it: by the name in its address. Browsers make passkeys for names alone,
 * and only where nobody on the way can read along.
 */
@Component
class RelyingParty {

  private static final Logger LOG = LoggerFactory.getLogger(RelyingParty.class);
  private static final String MACHINE = "localhost";

  private final Links links;
  private final Origin origin;
  private final UserHandles handles;
  private final PasskeyTables passkeys;

  RelyingParty(Links links, Origin origin, UserHandles handles, PasskeyTables passkeys) {
    this.links = links;
    this.origin = origin;
    this.handles = handles;
    this.passkeys = passkeys;
    if (name().isEmpty()) {
      LOG.info(
          "Passkeys are not offered: browsers make them only for an address with a name and https. Set hub.public-url to such a one");
    }
  }

  /** Empty if browsers would make no passkeys for the hub's address. */
  private Optional<String> name() {
    String host = links.host().orElse(MACHINE).toLowerCase(Locale.ROOT);
    boolean isNumber = host.startsWith("[") || host.matches("[0-9.]+");
    boolean isSafe = links.isEncrypted() || host.equals(MACHINE);
    return isSafe && !isNumber ? Optional.of(host) : Optional.empty();
  }

  /**
   * @param host under which the page was asked for
   */
  boolean isOffered(String host) {
    return name().filter(host.toLowerCase(Locale.ROOT)::equals).isPresent();
  }

  /**
   * What is asked of browsers and passkeys, and what verifies the answer. Whoever has found a
   * machine that stands open gets nowhere: each use needs a finger, a face or a number.
   */
  WebAuthnRelyingPartyOperations about(Bytes challenge) {
    String name = name().orElseThrow();
    var operations =
        new Webauthn4JRelyingPartyOperations(
            handles,
            passkeys,
            PublicKeyCredentialRpEntity.builder().id(name).name(name).build(),
            Set.of(origin.address()));
    operations.setCustomizeCreationOptions(
        options ->
            options
                .challenge(challenge)
                .timeout(Challenges.WORKS_FOR)
                .authenticatorSelection(
                    AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
    operations.setCustomizeRequestOptions(
        options ->
            options
                .challenge(challenge)
                .timeout(Challenges.WORKS_FOR)
                .userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }
}
