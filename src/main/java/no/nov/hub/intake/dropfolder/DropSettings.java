package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param directory the drop folders, one for each participant
 */
@ConfigurationProperties("hub.drop")
public record DropSettings(@DefaultValue("data/drop") Path directory) {

  /** For files whose own folder has no place for them; no participant writes here. */
  Path setAside() {
    return directory.resolveSibling("set-aside");
  }
}
