package no.nov.hub.platform.transport.outage;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Lets a migration take its time: a database that makes an index of a million rows is silent for
 * longer than it may be otherwise. The pool sets the limit again when it gets the connection back.
 */
@Component
class PatientMigrations implements Callback {

  private static final int FOR_EVER = 0;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      context.getConnection().setNetworkTimeout(Runnable::run, FOR_EVER);
    } catch (SQLException e) {
      throw new FlywayException("The database's patience could not be set", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "patient-migrations";
  }
}
