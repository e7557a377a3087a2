package no.nov.hub.platform.transport.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAbsentTest {

  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Database {}

  @Test
  void aStartWithoutTheDatabaseEndsWithWhereItShouldBeAndWhatToDo() {
    String url = "jdbc:postgresql://127.0.0.1:1/hub";
    Throwable failure =
        catchThrowable(
            () ->
                new SpringApplicationBuilder(Database.class)
                    .web(WebApplicationType.NONE)
                    .run(
                        "--spring.datasource.url=" + url + "?password=secret",
                        "--hub.data=unused",
                        "--spring.datasource.hikari.connection-timeout=500"));

    var told =
        new DatabaseAbsent(
                new MockEnvironment()
                    .withProperty("spring.datasource.url", url + "?password=secret"))
            .analyze(failure);

    assertThat(told.getDescription())
        .isEqualTo("The database at " + url + " does not answer, so the hub ended.");
    assertThat(told.getAction()).contains("Start the database", "spring.datasource.url");
  }
}
