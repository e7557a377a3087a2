package no.nov.hub.platform.transport;

import no.nov.hub.TestDatabase;
import org.apache.camel.impl.DefaultCamelContext;

/** For tests of projections, which hold each other back by it. */
public final class ProjectingForTests {

  private ProjectingForTests() {}

  public static Projecting on(TestDatabase database) {
    return new Projecting(
        database.jdbc(), database.transactions(), new Parking(new DefaultCamelContext()));
  }
}
