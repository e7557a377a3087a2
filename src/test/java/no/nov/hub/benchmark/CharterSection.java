package no.nov.hub.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** How the thousand groups of one association keep their charters, over HTTP, after ten years. */
final class CharterSection implements Section {

  private static final int WARM_UP = 5;
  private static final int ROUNDS = 20;
  private static final double TARGET = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public String title() {
    return "charter";
  }

  @Override
  public List<Row> measure() throws Exception {
    Path directory = PackagedHub.emptyDirectory("charter");
    fill(directory.resolve("data"));
    List<String> program = new ArrayList<>(PackagedHub.PLAIN);
    program.add(Queries.AS_NEW);
    try (PackagedHub hub = new PackagedHub(directory, program)) {
      hub.start();
      LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
      List<Row> rows =
          List.of(
              row(
                  "report of 1,000 groups, ten years of meetings, p50/p99",
                  measure(hub, i -> "/api/v1/charter-reports/drammen?at=" + today.minusDays(i))),
              row(
                  "report of one of them, p50/p99",
                  measure(
                      hub, i -> "/api/v1/charter-reports/drammen/g-7?at=" + today.minusDays(i))));
      hub.stop();
      return rows;
    }
  }

  private static Row row(String what, Times times) {
    double late = times.percentile(0.99);
    return Row.target(
        what, "%.0f/%.0f ms".formatted(times.percentile(0.5), late), "p99 ≤ 1 s", late <= TARGET);
  }

  private Times measure(PackagedHub hub, IntFunction<String> path) throws Exception {
    Times times = new Times(ROUNDS);
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(hub.uri(path.apply(i)))
              .header("Authorization", "Bearer " + hub.key("drammen"))
              .build();
      long begun = System.nanoTime();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      long time = System.nanoTime() - begun;
      if (answer.statusCode() != 200 || !answer.body().contains("Alle 10 er medlem")) {
        throw new IllegalStateException("A report was answered with " + answer.statusCode());
      }
      if (i >= WARM_UP) {
        times.add(time);
      }
    }
    return times;
  }

  private static void fill(Path data) throws SQLException, IOException {
    String url = StoredRecords.migrated(data);
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement();
        InputStream file = CharterSection.class.getResourceAsStream("/benchmark/charters.sql")) {
      String script =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(?m)^--.*\n", "")
              .replace("{today}", LocalDate.now(ZoneId.of("Europe/Oslo")).toString());
      for (String sql : script.strip().split(";\\s*\n?")) {
        statement.executeUpdate(sql);
      }
      statement.execute("ANALYZE");
      statement.execute("SHUTDOWN COMPACT");
    }
  }
}
