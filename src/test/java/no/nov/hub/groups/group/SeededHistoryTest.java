package no.nov.hub.groups.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Groups that were registered before the hub remembered: their history begins with what is there.
 */
class SeededHistoryTest {

  @Test
  void whatWasRegisteredBeforeIsRememberedFromTheDayItCame() {
    JdbcConnectionPool database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE",
            "sa",
            "");
    JdbcTemplate jdbc = new JdbcTemplate(database);
    FluentConfiguration flyway =
        Flyway.configure().dataSource(database).schemas("kept", "projection").defaultSchema("kept");
    flyway.target("13").load().migrate();
    jdbc.update(
        """
        INSERT INTO kept.registered_group (owner, group_id, kind, name, leader, contact_name, contact_address, shows_all,
          registered_at, receipt_id)
        VALUES ('drammen', 'kraft', 'RESOURCE', 'Kraft', 'ada@example.no', 'Kari', 'kari@example.no', FALSE, ?, ?)
        """,
        OffsetDateTime.parse("2026-09-30T10:00:00+02:00"),
        UUID.randomUUID());
    jdbc.update(
        """
        INSERT INTO kept.group_member (owner, group_id, address, name, personal_member, member_from, informed_only, language)
        VALUES ('drammen', 'kraft', 'ada@example.no', 'Ada', TRUE, DATE '2025-01-01', FALSE, 'nb')
        """);

    flyway.target("latest").load().migrate();

    Groups groups = new Groups(new GroupQueries(jdbc));
    assertThat(groups.at("drammen", LocalDate.parse("2026-09-29"))).isEmpty();
    GroupThen then = groups.at("drammen", LocalDate.parse("2026-09-30")).get(0);
    assertThat(then.leader()).isEqualTo("ada@example.no");
    assertThat(then.seats())
        .extracting(seat -> seat.member().from())
        .containsExactly(LocalDate.parse("2025-01-01"));
  }
}
