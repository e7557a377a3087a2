package no.nov.hub.intake.dropfolder;

import static no.nov.hub.HubClient.note;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
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
        .contains("Rad 3: «dato» er «2017-02-31», men februar 2017 har 28 dager.", "Row 3: ")
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
            "Rad 3: Tallet 4000 avviker mer enn 30 % fra 400 per 31. januar 2020 og venter på dere.")
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

    Files.move(within.resolve("bortgjemt.csv"), hub.folder("kongsberg").resolve("bortgjemt.csv"));
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
      sheet.removeRow(sheet.getRow(2));
      Row row = sheet.getRow(1);
      row.forEach(cell -> cell.setBlank());
      row.getCell(0).setCellValue(LocalDate.of(2025, 6, 30));
      row.getCell(1).setCellValue(1010);
      workbook.write(filled);
    }

    Path moved = hub.outcome(hub.drop("drammen", "utfylt.xlsx", filled.toByteArray()));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(statistics("2025-06-30", "drammen").get("members").asInt()).isEqualTo(1010);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "medlemstall",
        "arrangementer",
        "standpunkter",
        "medlemsliste",
        "grupper",
        "moter"
      })
  void aTemplateLaidInUntouchedIsNoFact(String name) {
    for (String ending : List.of(".csv", ".xlsx")) {
      byte[] template = hub.get("drammen", "/api/v1/templates/" + name + ending).bytes();

      Path moved = hub.outcome(hub.drop("drammen", name + ending, template));

      assertThat(moved.getParent().getFileName()).as(name + ending).hasToString("rejected");
      assertThat(note(moved, ".reasons.txt")).contains("Raden er eksempelet fra malen.");
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

  /** A series under one UID, three weeks in a row. */
  private Path series(String name, String day, String hour, int sequence) {
    return drop(
        "modum",
        name,
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:flyttet@example.no
        SEQUENCE:%d
        DTSTART;TZID=Europe/Oslo:%sT%s0000
        RRULE:FREQ=WEEKLY;COUNT=3
        SUMMARY:Flyttet ukesmøte
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(sequence, day, hour));
  }

  /** Local start of each date that stands, by the last that was said of it. */
  private List<String> standing(String title) {
    Map<String, String> starts = new TreeMap<>();
    for (var record : hub.anonymousTopic(Topics.EVENTS)) {
      JsonNode event = Json.MAPPER.readTree(record.value());
      JsonNode data = event.get("data");
      if (data.path("title").asString("").equals(title)) {
        starts.put(data.get("eventId").asString(), data.get("start").asString());
      } else if (event.get("type").asString().contains("cancelled")) {
        starts.remove(data.get("eventId").asString());
      }
    }
    return starts.values().stream().sorted().toList();
  }

  @Test
  void aSeriesThatComesAgainAtAnotherTimeLeavesNothingOfItsOldDates() {
    LocalDate first = LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(40);
    String day = first.format(DateTimeFormatter.BASIC_ISO_DATE);
    drop(
        "modum",
        "annet.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:annet@example.no\nSUMMARY:Står alene\nDTSTART:%sT080000Z\nEND:VEVENT\nEND:VCALENDAR\n"
            .formatted(day));

    series("ukesmøte.ics", day, "09", 0);
    assertThat(standing("Flyttet ukesmøte")).hasSize(3).allMatch(start -> start.endsWith("T09:00"));

    Path moved = series("ukesmøte ny tid.ics", day, "10", 1);
    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(standing("Flyttet ukesmøte")).hasSize(3).allMatch(start -> start.endsWith("T10:00"));

    series("ukesmøte.ics", day, "09", 0);
    assertThat(standing("Flyttet ukesmøte")).hasSize(3).allMatch(start -> start.endsWith("T10:00"));

    series("ukesmøte.ics", day, "09", 2);
    assertThat(standing("Flyttet ukesmøte")).hasSize(3).allMatch(start -> start.endsWith("T09:00"));
    assertThat(standing("Står alene")).hasSize(1);
  }

  @Test
  void aCancelledDateThatWasNeverPublishedIsNothingToMend() {
    String day =
        LocalDate.now(ZoneId.of("Europe/Oslo"))
            .plusDays(50)
            .format(DateTimeFormatter.BASIC_ISO_DATE);
    Path moved =
        drop(
            "modum",
            "morgentur.ics",
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:morgentur@example.no
            DTSTART;TZID=Europe/Oslo:%1$sT070000
            RRULE:FREQ=DAILY;COUNT=2
            SUMMARY:Morgentur
            END:VEVENT
            BEGIN:VEVENT
            UID:morgentur@example.no
            RECURRENCE-ID;TZID=Europe/Oslo:%1$sT070000
            STATUS:CANCELLED
            SUMMARY:Morgentur
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(day));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(standing("Morgentur")).hasSize(1);
  }

  @Test
  void aPrivateEventNeverReachesTheOpenCalendarAndOneThatBecomesSoIsWithdrawn() {
    String open = calendarOf("Åpent kurs", "", "Lønnssamtale i Modum", "X-TOM\nCLASS:PRIVATE");
    drop("modum", "begge.ics", open);
    assertThat(awaitInCalendar("Åpent kurs", "STATUS:CONFIRMED"))
        .doesNotContain("Lønnssamtale i Modum");

    Path moved =
        drop("modum", "begge private.ics", open.replace("SUMMARY:Å", "CLASS:PRIVATE\nSUMMARY:Å"));

    assertThat(note(moved, ".reasons.txt"))
        .contains("«Åpent kurs» er merket som privat og deles derfor ikke.");
    assertThat(note(moved, ".kvittering.txt")).contains("Arrangement 1 «Åpent kurs» er privat nå.");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(openCalendar())
                    .contains("SUMMARY:Avlyst")
                    .doesNotContain("Åpent kurs", "Lønnssamtale i Modum"));
  }

  private static String calendarOf(String title, String more, String otherTitle, String otherMore) {
    String day =
        LocalDate.now(ZoneId.of("Europe/Oslo"))
            .plusDays(60)
            .format(DateTimeFormatter.BASIC_ISO_DATE);
    String event =
        "BEGIN:VEVENT\nUID:%s@example.no\nDTSTART:%sT080000Z\n%s\nSUMMARY:%s\nEND:VEVENT\n";
    return "BEGIN:VCALENDAR\n"
        + event.formatted("apent", day, more, title)
        + event.formatted("lonn", day, otherMore, otherTitle)
        + "END:VCALENDAR\n";
  }

  private String openCalendar() {
    return hub.send(HttpRequest.newBuilder(hub.uri("/calendar.ics")).GET())
        .text()
        .replace("\r\n ", "");
  }

  /** The open calendar, as soon as the event with this title has the line. */
  private String awaitInCalendar(String title, String line) {
    return Awaitility.await()
        .until(
            this::openCalendar,
            calendar ->
                Stream.of(calendar.split("BEGIN:VEVENT"))
                    .anyMatch(event -> event.contains("SUMMARY:" + title) && event.contains(line)));
  }

  @Test
  void whatOfAWorkbookIsHiddenOrInAnotherSheetIsToldBesideIt() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      count(workbook.createSheet("Skjult"), 1, "2019-01-31", 200);
      Sheet read = workbook.createSheet("Tall");
      count(read, 1, "2019-02-28", 300);
      count(read, 2, "2019-03-31", 301);
      read.getRow(2).setZeroHeight(true);
      count(workbook.createSheet("Mer"), 1, "2019-04-30", 302);
      workbook.setActiveSheet(1);
      workbook.setSheetHidden(0, true);
      workbook.write(bytes);
    }

    Path moved = hub.outcome(hub.drop("kongsberg", "flere ark.xlsx", bytes.toByteArray()));

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(note(moved, ".kvittering.txt"))
        .contains("Mottatt: 2. Må rettes: 0.")
        .contains("Bare arket «Tall» er lest. Dette er også fylt ut, men ikke lest: «Mer».")
        .contains("Skjulte ark er ikke lest: «Skjult».")
        .contains("Skjulte eller filtrerte rader i arket er lest som de andre: rad 3.")
        .contains("Hidden sheets were not read: “Skjult”.");
    assertThat(counted("kongsberg", "2019-01-31", "2019-02-28", "2019-03-31", "2019-04-30"))
        .containsExactly(300, 301);
  }

  private static void count(Sheet sheet, int number, String date, int members) {
    if (sheet.getRow(0) == null) {
      fill(sheet.createRow(0), "dato", "medlemmer");
    }
    fill(sheet.createRow(number), date, Integer.toString(members));
  }

  private static void fill(Row row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
  }

  @Test
  void aListOfMembersNamesTheRowThatIsWrong() throws IOException {
    Path moved =
        drop(
            "drammen",
            "medlemmer.csv",
            Files.readString(Path.of("src/test/resources/tables/list-one-wrong.csv")));

    assertThat(note(moved, ".reasons.txt"))
        .contains("Rad 4: «Organisasjonsnummer» ", "Row 4: “Organisasjonsnummer” ")
        .doesNotContain("91477827O");
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
    assertThat(hub.admitted(Topics.EVENTS, "file-1")).hasSize(1);
    assertThat(hub.placesOf("modum", "file-2")).isEmpty();
    assertThat(hub.admitted(Topics.EVENTS, "file-3")).hasSize(1);
  }

  @Test
  void anEventMovedInItsFileIsTheSameEventAndOneThatMayBeIsAskedAbout() {
    drop("kongsberg", "flyttes.csv", "Tittel;Start\nTeknologidag;20.04.2027 09:00\n");
    drop("kongsberg", "flyttes.csv", "Tittel;Start\nTeknologidag;21.04.2027 09:00\n");
    Path asked = drop("kongsberg", "april.csv", "Tittel;Start\nTeknologidag;22.04.2027 09:00\n");

    List<JsonNode> events = events("kongsberg", "Teknologidag");
    assertThat(events)
        .extracting(event -> event.get("start").asString())
        .containsExactly("2027-04-20T09:00", "2027-04-21T09:00");
    String id = events.get(0).get("eventId").asString();
    assertThat(events.get(1).get("eventId").asString()).isEqualTo(id);
    assertThat(note(asked, ".held.txt"))
        .contains(
            "Rad 2 («Teknologidag»): Dere har fra før et arrangement som heter «Teknologidag» onsdag 21. april 2027 kl. 09.00.",
            "skriv id-en «" + id + "» i kolonnen «id»",
            "Er det et nytt arrangement i tillegg, send det samme på nytt og bekreft det");
    assertThat(origins("kongsberg")).contains("april.csv, Rad 2 («Teknologidag»)");
  }

  @Test
  void anIssueIsFoundByItsTitleAndANearDoubleIsAskedAbout() {
    drop(
        "kongsberg",
        "sak.csv",
        "Sak;Sakstittel;Standpunkt\ngronn-skipsfart;Grønn skipsfart i Drammensfjorden 2027–2033;for\n");
    hub.eventually("asker", "/api/v1/issues", body -> body.toString().contains("gronn-skipsfart"));

    Path titled =
        drop(
            "asker",
            "tittel.csv",
            "Sak;Standpunkt\nGrønn skipsfart i Drammensfjorden 2027-33;mot\n");
    Path near =
        drop(
            "modum",
            "nesten.csv",
            "Sak;Sakstittel;Standpunkt\nskipsfart;Grønn skipsfart i Drammensfjorden;for\n");

    assertThat(titled.getParent().getFileName()).hasToString("done");
    hub.eventually(
        "asker", "/api/v1/issues/gronn-skipsfart", issue -> issue.get("history").size() == 2);
    assertThat(note(near, ".held.txt")).contains("skriv id-en «gronn-skipsfart» og send på nytt");
  }

  private List<JsonNode> events(String organiser, String title) {
    return hub.anonymousTopic(Topics.EVENTS).stream()
        .map(record -> Json.MAPPER.readTree(record.value()).get("data"))
        .filter(data -> data.path("organiser").asString("").equals(organiser))
        .filter(data -> data.path("title").asString("").equals(title))
        .toList();
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
