package no.nov.hub.groups.charter;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param publicUrl where leaders reach the page of the evaluation, without a path; without it mails
 *     carry no link
 */
@ConfigurationProperties("hub.charters")
record CharterSettings(String publicUrl) {

  Optional<String> evaluationLink(String token) {
    return publicUrl == null || publicUrl.isBlank()
        ? Optional.empty()
        : Optional.of(publicUrl + "/evaluering/" + token);
  }
}
