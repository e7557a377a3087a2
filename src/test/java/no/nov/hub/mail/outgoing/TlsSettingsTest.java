package no.nov.hub.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSettingsTest {

  @TempDir private Path directory;

  @Test
  void a_file_that_is_not_there_stops_the_start_and_is_named() {
    assertThatThrownBy(() -> new TlsSettings(directory.resolve("none.pem").toString()))
        .hasMessageContaining("hub.mail.tls.certificates")
        .hasMessageContaining("none.pem");
  }

  @Test
  void so_does_one_without_a_certificate() throws Exception {
    Path file = Files.writeString(directory.resolve("empty.pem"), "no certificate\n");

    assertThatThrownBy(() -> new TlsSettings(file.toString()))
        .hasMessageContaining("hub.mail.tls.certificates");
  }
}
