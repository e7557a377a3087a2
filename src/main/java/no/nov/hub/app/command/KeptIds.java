package no.nov.hub.app.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.database.SummedPath;
import org.springframework.core.env.Environment;

/** Who takes part by the hub's database, which is looked at and not changed. */
final class KeptIds {

  private static final int SECONDS_TO_CONNECT = 10;
  private static final int H2_HAS_ANOTHER_PROCESS = 90020;

  /** By H2's codes; the last is that of a folder that is not there. */
  private static final Set<Integer> NOT_THERE = Set.of(90013, 90146, 90149);

  private KeptIds() {}

  /** Empty before the hub's first start; then the settings say it. */
  static Optional<List<String>> in(Environment settings) {
    String url = settings.getProperty("spring.datasource.url", "");
    if (url.startsWith("jdbc:h2:")) {
      SummedPath.register();
      url += ";IFEXISTS=TRUE";
    }
    DriverManager.setLoginTimeout(SECONDS_TO_CONNECT);
    try (Connection database =
        DriverManager.getConnection(
            url,
            settings.getProperty("spring.datasource.username", "sa"),
            settings.getProperty("spring.datasource.password", ""))) {
      return in(database);
    } catch (SQLException e) {
      if (NOT_THERE.contains(e.getErrorCode())) {
        return Optional.empty();
      }
      throw new CommandFault(
          e.getErrorCode() == H2_HAS_ANOTHER_PROCESS
              ? "Who takes part is in the hub's database, and the hub runs on it. Stop the hub, then try again; nothing was changed."
              : "Who takes part is in the hub's database, which does not answer. Name it as for the hub with spring.datasource.url, .username and .password; nothing was changed.");
    }
  }

  /**
   * Before the first start of a version that keeps them there is no table of them, or it is empty.
   */
  static Optional<List<String>> in(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      ResultSet tables =
          statement.executeQuery(
              "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'kept' AND table_name = 'participant'");
      tables.next();
      if (tables.getInt(1) == 0) {
        return Optional.empty();
      }
      ResultSet rows =
          statement.executeQuery(
              "SELECT id FROM kept.participant WHERE state <> 'REMOVED' ORDER BY place, id");
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return Optional.of(ids).filter(found -> !found.isEmpty());
    }
  }
}
