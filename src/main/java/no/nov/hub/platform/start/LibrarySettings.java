package no.nov.hub.platform.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the libraries of the hub can be set to do, as they describe it themselves for editors. */
final class LibrarySettings {

  private static final String DESCRIPTION = "META-INF/spring-configuration-metadata.json";
  private static final JsonMapper JSON = new JsonMapper();

  private LibrarySettings() {}

  static KnownSettings read() {
    List<String> names = new ArrayList<>();
    List<String> open = new ArrayList<>();
    try {
      for (URL library :
          Collections.list(LibrarySettings.class.getClassLoader().getResources(DESCRIPTION))) {
        try (InputStream text = library.openStream()) {
          for (JsonNode setting : JSON.readTree(text).path("properties")) {
            String name = setting.path("name").asString("");
            names.add(name);
            if (setting.path("type").asString("").matches("java\\.util\\.(Map|List|Set)\\b.*")) {
              open.add(name);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownSettings(names, List.of(), open);
  }
}
