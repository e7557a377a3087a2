package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator hands out and erases a person with the commands, against a hub that runs. */
@HubIntegrationTest
class PersonCommandIT {

  @Autowired HubClient hub;
  @Autowired Keys keys;
  @TempDir Path directory;

  private String out;
  private String err;

  @BeforeEach
  void aGroup() {
    hub.awaitReady();
    HubClient.Answer answer =
        hub.submit(
            "ringerike",
            Messages.from(
                "ringerike",
                Types.GROUP_REGISTERED,
                "person-command-" + System.nanoTime(),
                """
            {'owner':'ringerike','groupId':'kommando','kind':'other','name':'Kommandogruppen',
             'contact':{'name':'Kari Kontakt','address':'kari.kommando@example.no'},
             'members':[{'name':'Vera Vik','address':'vera.kommando@example.no','personalMember':true}]}
            """));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                hub.get("ringerike", "/api/v1/groups/ringerike/kommando").text().contains("Vera"));
  }

  @Test
  void a_person_is_written_to_a_file_that_only_the_operator_reads_and_then_erased()
      throws IOException {
    Path file = directory.resolve("vera.json");

    assertThat(run("person", "export", "Vera.Kommando@example.no", file.toString())).isZero();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file)).contains("Vera Vik", "Kommandogruppen");
    assertThat(run("person", "export", "vera.kommando@example.no", file.toString())).isEqualTo(1);
    assertThat(err).contains("exists already");
    assertThat(run("person", "erase", "vera.kommando@example.no")).as(err).isZero();
    assertThat(out).contains("groups").contains("within 30 days");
    assertThat(run("person", "erase", "vera.kommando@example.no")).isZero();
    assertThat(out).contains("Nothing was kept about the person.");
  }

  @Test
  void a_contact_cannot_be_erased_before_another_is_registered() {
    assertThat(run("person", "erase", "kari.kommando@example.no")).isEqualTo(1);

    assertThat(err).contains("the contact of Kommandogruppen", "another contact first");
  }

  @Test
  void what_is_no_address_is_told() {
    assertThat(run("person", "erase", "vera")).isEqualTo(1);

    assertThat(err).contains("address").doesNotContain("Exception");
  }

  private int run(String... words) {
    StringWriter written = new StringWriter();
    StringWriter told = new StringWriter();
    int code =
        Commands.run(
            Map.of(
                "NOV_HUB",
                hub.uri("").toString(),
                "NOV_OPERATOR_KEY",
                keys.issue(Keys.OPERATOR, "test", "test").key()),
            new PrintWriter(written, true),
            new PrintWriter(told, true),
            words);
    out = written.toString();
    err = told.toString();
    return code;
  }
}
