package no.nov.hub;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends the databases of a test class when its last test has run; named in META-INF/services. */
public class EndOfTestDatabases implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getRequiredTestClass().getEnclosingClass() == null) {
      TestDatabase.endAll();
    }
  }
}
