package no.nov.hub.dropfolder;

import static no.nov.hub.HubClient.note;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Json;
import no.nov.hub.message.Topics;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@HubIntegrationTest
class DropFolderIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aGoodTableEndsInDoneWithWhatWasTakenBesideIt() {
    Path moved =
        drop(
            "ringerike",
            "tall.csv",
            """
            dato;medlemmer;0605 Ringerike
            31.01.2016;400;300
            29.02.2016;402;301
            """);

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(besides(moved)).containsExactly("tall.csv.kvittering.txt");
    assertThat(note(moved, ".kvittering.txt"))
        .contains("«tall.csv», lest ", "Mottatt: 2. Må rettes: 0. På vent til dere bekrefter: 0.")
        .contains("Rad 2: medlemstall per 31. januar 2016: 400 medlemmer – mottatt.")
        .contains("Row 3: membership on 29 February 2016: 402 members – received.");
    assertThat(counted("ringerike", "2016-01-31", "2016-02-29")).containsExactly(400, 402);
  }

  @Test
  void whatExcelForWindowsWritesIsRead() {
    Path moved =
        hub.outcome(
            hub.drop(
                "ringerike",
                "møter på Hønefoss.csv",
                "tittel;start\r\nMøte på Hønefoss;12.01.2027 08:00\r\n"
                    .getBytes(Charset.forName("windows-1252"))));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(titles("ringerike")).contains("Møte på Hønefoss");
  }

  @Test
  void badRowsAreToldInBothLanguagesAndGoodOnesCount() {
    Path moved =
        drop(
            "ringerike",
            "blandet.csv",
            """
            dato;medlemmer
            2017-01-31;400
            2017-02-31;401
            2017-03-31;4OO
            2017-04-30;403
            """);

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    String note = note(moved, ".reasons.txt");
    assertThat(note)
        .contains("«blandet.csv»", "Mottatt: 2. Må rettes: 2.")
        .contains("Rad 3: «dato» er «2017-02-31», som ikke er en dato", "Row 3: ")
        .contains("Rad 4: «medlemmer» er «4OO», som ikke er et tall", "which is not a number")
        .contains("— English —")
        .doesNotContain("Rad 2:", "Rad 5:");
    assertThat(counted("ringerike", "2017-01-31", "2017-02-28", "2017-03-31", "2017-04-30"))
        .containsExactly(400, 403);
    assertThat(origins("ringerike")).contains("blandet.csv, Rad 3", "blandet.csv, Rad 4");
  }

  @Test
  void theMendedFileIsDroppedWholeAndOnlyItsNewRowsCount() {
    Path first = drop("ringerike", "rettes.csv", "dato;medlemmer\n2018-01-31;400\n2018-02-28;x\n");
    assertThat(first.getParent().getFileName()).hasToString("rejected");

    Path second =
        drop("ringerike", "rettes.csv", "dato;medlemmer\n2018-01-31;400\n2018-02-28;401\n");

    assertThat(folder(second, "done").resolve("rettes.csv")).exists();
    assertThat(first).exists();
    assertThat(counted("ringerike", "2018-01-31", "2018-02-28")).containsExactly(400, 401);
  }

  @Test
  void aTakenNameGetsANumber() {
    drop("ringerike", "likt.csv", "dato;medlemmer\n2019-01-31;400\n");

    drop("ringerike", "likt.csv", "dato;medlemmer\n2019-02-28;401\n");

    assertThat(hub.folder("ringerike").resolve("done").resolve("likt (2).csv"))
        .hasContent("dato;medlemmer\n2019-02-28;401\n");
    assertThat(hub.folder("ringerike").resolve("done").resolve("likt.csv"))
        .hasContent("dato;medlemmer\n2019-01-31;400\n");
  }

  @Test
  void aHeldRowIsToldBesideTheDoneFile() {
    Path moved = drop("ringerike", "hopp.csv", "dato;medlemmer\n2020-01-31;400\n2020-02-29;4000\n");

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(note(moved, ".held.txt"))
        .contains("Mottatt: 1. På vent til dere bekrefter: 1.")
        .contains(
            "Rad 3: Tallet 4000 avviker mer enn 30 % fra 400 per 2020-01-31 og venter på dere.")
        .contains("Row 3: The figure 4000 differs by more than 30 %");
    assertThat(counted("ringerike", "2020-01-31", "2020-02-29")).containsExactly(400);
    assertThat(origins("ringerike")).contains("hopp.csv, Rad 3");
  }

  @Test
  void aMendedFileLeavesTheListOfWhatWaits() {
    drop("kongsberg", "rettet.csv", "dato;medlemmer\n2016-01-31;x\n2016-02-29;301\n");
    awaitWaiting("kongsberg", "rettet.csv, Rad 2", true);

    drop("kongsberg", "rettet.csv", "dato;medlemmer\n2016-01-31;300\n2016-02-29;301\n");

    awaitWaiting("kongsberg", "rettet.csv, Rad 2", false);
    assertThat(origins("kongsberg", "?settled=true")).contains("rettet.csv, Rad 2");
  }

  @Test
  void aHeldCountFollowedByTheRightOneLeavesTheListOfWhatWaits() {
    drop("kongsberg", "hopp.csv", "dato;medlemmer\n2017-01-31;300\n2017-02-28;3000\n");
    awaitWaiting("kongsberg", "hopp.csv, Rad 3", true);

    drop("kongsberg", "riktig.csv", "dato;medlemmer\n2017-02-28;303\n");

    awaitWaiting("kongsberg", "hopp.csv, Rad 3", false);
  }

  @Test
  void theIdOfAnEventIsToldInItsReceipt() {
    Path moved = drop("kongsberg", "id.csv", "tittel;start\nFrokost i gruva;12.01.2027 08:00\n");

    assertThat(note(moved, ".kvittering.txt"))
        .containsPattern(
            "Rad 2: «Frokost i gruva» 12\\. januar 2027 kl\\. 08\\.00 – mottatt, id «[0-9a-f]{32}»; skriv id-en");
  }

  @Test
  void aFileInAFolderWithinIsTold() throws IOException {
    Path within = Files.createDirectories(hub.folder("kongsberg").resolve("2026"));
    Files.writeString(within.resolve("bortgjemt.csv"), "dato;medlemmer\n2018-01-31;300\n");

    awaitWaiting("kongsberg", "2026/bortgjemt.csv", true);
    hub.eventually(
        "kongsberg",
        "/api/v1/rejections",
        r -> Files.exists(within.resolve("bortgjemt.csv.reasons.txt")));

    Files.move(
        within.resolve("bortgjemt.csv"), hub.folder("kongsberg").resolve("bortgjemt.csv"));
    awaitWaiting("kongsberg", "2026/bortgjemt.csv", false);
  }

  @Test
  void theCsvTemplateCanBeFilledInAndDropped() {
    String template = hub.get("drammen", "/api/v1/templates/medlemstall.csv").text();
    String header = template.lines().findFirst().orElseThrow();

    Path moved =
        drop(
            "drammen",
            "utfylt.csv",
            header + "\r\n31.12.2024;1000;950;10;35;5;80;40;24500;9;760;110\r\n");

    assertThat(moved.getParent().getFileName()).hasToString("done");
    JsonNode row = statistics("2024-12-31", "drammen");
    assertThat(row.get("jobs").asInt()).isEqualTo(24500);
    assertThat(row.get("byKind").get("company").asInt()).isEqualTo(950);
    assertThat(row.get("byMunicipality").toString()).contains("\"3301\":760");
  }

  @Test
  void theWorkbookTemplateCanBeFilledInAndDropped() throws IOException {
    byte[] template = hub.get("drammen", "/api/v1/templates/medlemstall.xlsx").bytes();
    ByteArrayOutputStream filled = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      Sheet sheet = workbook.getSheetAt(0);
      sheet.getRow(1).getCell(0).setCellValue(LocalDate.of(2025, 6, 30));
      sheet.getRow(1).getCell(1).setCellValue(1010);
      sheet.removeRow(sheet.getRow(2));
      workbook.write(filled);
    }

    Path moved = hub.outcome(hub.drop("drammen", "utfylt.xlsx", filled.toByteArray()));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(statistics("2025-06-30", "drammen").get("members").asInt()).isEqualTo(1010);
  }

  @ParameterizedTest
  @ValueSource(strings = {"medlemstall", "arrangementer", "standpunkter", "medlemsliste"})
  void everyTemplateIsReadAsItIs(String name) {
    for (String ending : List.of(".csv", ".xlsx")) {
      byte[] template = hub.get("drammen", "/api/v1/templates/" + name + ending).bytes();

      Path moved = hub.outcome(hub.drop("drammen", name + ending, template));

      assertThat(moved.getParent().getFileName()).as(name + ending).hasToString("done");
      assertThat(besides(moved)).containsExactly(name + ending + ".kvittering.txt");
    }
  }

  @Test
  void aCalendarFileBecomesEvents() {
    String day =
        LocalDate.now(java.time.ZoneId.of("Europe/Oslo"))
            .plusDays(30)
            .format(DateTimeFormatter.BASIC_ISO_DATE);

    Path moved =
        drop(
            "modum",
            "kalender.ics",
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example.no//test//NO
            BEGIN:VEVENT
            UID:lunsj@example.no
            DTSTAMP:20261101T060000Z
            DTSTART;TZID=Europe/Oslo:%1$sT120000
            DTEND;TZID=Europe/Oslo:%1$sT133000
            SUMMARY:Lunsj på Vikersund
            END:VEVENT
            BEGIN:VEVENT
            UID:kaffe@example.no
            DTSTAMP:20261101T060000Z
            DTSTART;VALUE=DATE:%1$s
            RRULE:FREQ=DAILY;COUNT=3
            SUMMARY:Næringskaffe hver dag
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(day)
                .replace("\n", "\r\n"));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(titles("modum"))
        .contains("Lunsj på Vikersund")
        .filteredOn("Næringskaffe hver dag"::equals)
        .hasSize(3);
  }

  @Test
  void ofABatchOfMessagesEachStandsAlone() {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    for (Envelope message :
        List.of(
            event("modum", "file-1", "file-1"),
            event("modum", "file-2", "FILE 2"),
            event("modum", "file-3", "file-3"))) {
      batch.add(Json.MAPPER.readTree(message.toJson()));
    }

    Path moved =
        hub.outcome(hub.drop("modum", "meldinger.json", Json.MAPPER.writeValueAsBytes(batch)));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt")).contains("Melding 2: ", "Message 2: ");
    assertThat(hub.placesOf("modum", "file-1")).hasSize(1);
    assertThat(hub.placesOf("modum", "file-2")).isEmpty();
    assertThat(hub.placesOf("modum", "file-3")).hasSize(1);
  }

  @Test
  void osloregionenHasNoMembersToCount() {
    Path moved = drop("osloregionen", "tall.csv", "dato;medlemmer\n2020-01-31;100\n");

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt"))
        .contains("Rad 2: Osloregionen kan ikke sende denne typen melding.");
    assertThat(origins("osloregionen")).contains("tall.csv, Rad 2");
  }

  private void awaitWaiting(String participant, String origin, boolean waits) {
    hub.eventually(
        participant,
        "/api/v1/rejections",
        list -> list.toString().contains("\"" + origin + "\"") == waits);
  }

  private Path drop(String participant, String name, String content) {
    Path dropped = hub.drop(participant, name, content.getBytes(StandardCharsets.UTF_8));
    hub.awaitTaken(dropped);
    return hub.outcome(dropped);
  }

  private static Path folder(Path moved, String name) {
    return moved.getParent().resolveSibling(name);
  }

  private static List<String> besides(Path moved) {
    try (var files = Files.list(moved.getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(moved.getFileName() + "."))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The members on the shared topic for these dates, in their order. */
  private List<Integer> counted(String association, String... dates) {
    return hub.anonymousTopic(Topics.MEMBERSHIP).stream()
        .map(record -> Json.MAPPER.readTree(record.value()).get("data"))
        .filter(data -> data.get("association").asString().equals(association))
        .filter(data -> List.of(dates).contains(data.get("asOf").asString()))
        .map(data -> data.get("members").asInt())
        .toList();
  }

  private List<String> titles(String organiser) {
    return hub.anonymousTopic(Topics.EVENTS).stream()
        .map(record -> Json.MAPPER.readTree(record.value()))
        .filter(event -> event.get("source").asString().equals("/" + organiser))
        .map(event -> event.get("data").path("title").asString(""))
        .toList();
  }

  private JsonNode statistics(String date, String association) {
    return hub.eventually(
            association,
            "/api/v1/statistics?asOf=" + date,
            s ->
                s.path("byAssociation")
                    .path(association)
                    .path("countedOn")
                    .asString("")
                    .equals(date))
        .get("byAssociation")
        .get(association);
  }

  private List<String> origins(String participant) {
    return origins(participant, "?limit=500");
  }

  private List<String> origins(String participant, String query) {
    return hub.get(participant, "/api/v1/rejections" + query)
        .body()
        .get("rejections")
        .valueStream()
        .map(rejection -> rejection.get("origin").asString())
        .toList();
  }
}
