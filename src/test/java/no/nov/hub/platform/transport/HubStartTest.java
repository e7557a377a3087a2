package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class HubStartTest {

  @Test
  void aHubWithoutRoutesDoesNotStart() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      HubStart start = new HubStart(camel, null, null, null, null, null, null);

      assertThatThrownBy(() -> start.started(null))
          .hasMessageContaining("no routes")
          .hasMessageContaining("camel.main.routes-include-pattern");
    }
  }
}
