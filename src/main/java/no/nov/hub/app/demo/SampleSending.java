package no.nov.hub.app.demo;

import static no.nov.hub.app.demo.Samples.Issue.CAPITAL;
import static no.nov.hub.app.demo.Samples.Issue.TRANSPORT;
import static no.nov.hub.app.demo.Samples.Issue.VIKEN;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Who sends what, in the form each would use: Kafka, HTTP, a spreadsheet, a calendar file. */
@Component
@Profile("demo")
class SampleSending {

  private final KafkaSender kafka;
  private final HttpSender http;
  private final FileSender files;
  private final GroupSample group;

  SampleSending(KafkaSender kafka, HttpSender http, FileSender files, GroupSample group) {
    this.kafka = kafka;
    this.http = http;
    this.files = files;
    this.group = group;
  }

  void send(Samples samples) throws Exception {
    drammen(samples);
    group.call(samples);
    kongsberg(samples);
    ringerike(samples);
    baerum(samples);
    asker(samples);
    modum(samples);
    osloregionen(samples);
    group.answerAndMinute(samples);
  }

  /** Has a member system of its own that writes to Kafka; once it mistakes itself for Asker. */
  private void drammen(Samples samples) throws Exception {
    List<ObjectNode> events =
        new ArrayList<>(samples.counts("drammen", 1000, 40_000, 9, "3301:78", "3312:11", "3314:5"));
    events.add(
        samples.happening(
            "drammen", "logistikk", "Frokostmøte: logistikk", 8, 8, 2, "samferdsel", "3301"));
    events.add(
        samples.happening("drammen", "innsikt", "Innsikt", 40, 9, 8, "næringsutvikling", "3301"));
    events.add(
        samples.session("drammen", "innsikt-1", "innsikt", "Innsikt: kompetanse", 40, 9, "3301"));
    events.add(
        samples.session("drammen", "innsikt-2", "innsikt", "Innsikt: byutvikling", 40, 11, "3301"));
    events.add(
        samples.session(
            "drammen", "innsikt-3", "innsikt", "Innsikt: sirkulær økonomi", 40, 13, "3301"));
    events.add(samples.position("drammen", VIKEN, "for", "Beholde Viken av rasjonelle årsaker."));
    events.add(
        samples.position("drammen", TRANSPORT, "for", "Ny Drammen stasjon og intercity videre."));
    events.addAll(SampleGroups.of(samples.day()));
    ObjectNode forAsker = samples.counts("asker", 340, 12_500, 5).get(0);
    events.add(forAsker.put("id", "demo-mistaken"));
    kafka.structured("drammen", events);
  }

  /** Exports a spreadsheet; one cell holds a letter for a digit. */
  private void kongsberg(Samples samples) throws Exception {
    files.countsAsCsv(
        "kongsberg",
        "medlemstall.csv",
        samples.counts("kongsberg", 260, 12_000, 4, "3303:95"),
        "2 6O");
    kafka.structured(
        "kongsberg",
        List.of(
            samples.with(
                samples.happening(
                    "kongsberg", "teknologi", "Teknologidag", 15, 10, 4, "teknologi", "3303"),
                "ringerike"),
            samples.position("kongsberg", VIKEN, "for", "Et stort fylke gir tyngde."),
            samples.position("kongsberg", TRANSPORT, "conditional", "For, hvis E134 kommer med."),
            samples.position("kongsberg", CAPITAL, "for", "Kapital til omstilling i industrien.")));
  }

  /** Uses a library that sends binary CloudEvents over Kafka. */
  private void ringerike(Samples samples) throws Exception {
    List<ObjectNode> events =
        new ArrayList<>(samples.counts("ringerike", 300, 11_000, 4, "3305:88", "3310:6"));
    events.add(samples.consent("ringerike", "kongsberg", "teknologi"));
    events.add(
        samples.happening("ringerike", "aarsmote", "Årsmøte", 22, 17, 2, "forening", "3305"));
    events.add(samples.position("ringerike", VIKEN, "for", "Grensene hindrer ikke næringslivet."));
    events.add(samples.position("ringerike", TRANSPORT, "for", "Ringeriksbanen må bygges."));
    events.add(samples.position("ringerike", CAPITAL, "neutral", "Ikke drøftet i styret."));
    events.add(samples.withdrawal("ringerike", CAPITAL));
    kafka.binary("ringerike", events);
  }

  /** Posts one message at a time; the last count looks too high and is held. */
  private void baerum(Samples samples) throws Exception {
    for (ObjectNode count : samples.counts("baerum", 480, 22_000, 6, "3201:92")) {
      http.post("baerum", count);
    }
    ObjectNode tooHigh = Json.MAPPER.createObjectNode().put("association", "baerum");
    tooHigh.put("asOf", samples.day().toString()).put("members", 840);
    http.post(
        "baerum", Samples.event("baerum", "demo-too-high", Types.MEMBERSHIP_COUNTED, tooHigh));
    http.post(
        "baerum",
        samples.happening("baerum", "grunder", "Gründerkveld", 8, 9, 3, "gründere", "3201"));
    http.post(
        "baerum",
        samples.happening(
            "baerum", "kapital", "Grønn kapital", 29, 8, 2, "grønn omstilling", "3201"));
    http.post("baerum", samples.position("baerum", VIKEN, "for", "Ro om strukturen."));
    http.post("baerum", samples.support("baerum", CAPITAL, "asker"));
  }

  /** Posts a batch, and a message with several faults that is refused at once. */
  private void asker(Samples samples) throws Exception {
    List<ObjectNode> events = new ArrayList<>(samples.counts("asker", 340, 12_500, 5, "3203:94"));
    events.add(
        samples.happening(
            "asker",
            "omstilling",
            "Grønn omstilling i praksis",
            29,
            9,
            2,
            "grønn omstilling",
            "3203"));
    events.add(
        samples.happening("asker", "sommerfest", "Nettverkskveld", 11, 18, 3, "nettverk", "3203"));
    events.add(samples.cancellation("asker", "sommerfest", "For få påmeldte."));
    events.add(samples.position("asker", VIKEN, "for", "Samarbeid framfor nye grenser."));
    events.add(samples.position("asker", TRANSPORT, "for", "Kapasitet gjennom Asker."));
    events.add(samples.position("asker", CAPITAL, "for", "Arenaer som kobler ideer og kapital."));
    http.postBatch("asker", events);
    ObjectNode faulty = Json.MAPPER.createObjectNode().put("association", "asker");
    faulty.put("asOf", samples.day().plusYears(1).toString()).put("members", 10);
    faulty.putObject("byMunicipality").put("3203", 12).put("9999", 1);
    http.post("asker", Samples.event("asker", "demo-faulty", Types.MEMBERSHIP_COUNTED, faulty));
  }

  /** Lays a workbook and a calendar file in its folder; has not counted the latest month. */
  private void modum(Samples samples) throws Exception {
    List<ObjectNode> counts = samples.counts("modum", 90, 2_600, 2, "3316:97");
    files.countsAsXlsx("modum", "medlemstall.xlsx", counts.subList(0, counts.size() - 1));
    files.calendar("modum", "kalender.ics", samples.workingDay(13));
    kafka.structured(
        "modum",
        List.of(samples.position("modum", VIKEN, "for", "Nærhet til resten av regionen.")));
  }

  /**
   * Has no member companies: events and positions only, as a file of messages; one cancels what
   * nobody knows.
   */
  private void osloregionen(Samples samples) throws Exception {
    files.messages(
        "osloregionen",
        "meldinger.json",
        List.of(
            samples.happening(
                "osloregionen",
                "konferanse",
                "Osloregionkonferansen",
                36,
                10,
                5,
                "samferdsel",
                "0301"),
            samples.position(
                "osloregionen", TRANSPORT, "for", "Felles prioriteringer for hovedstadsregionen."),
            samples.position("osloregionen", VIKEN, "neutral", "Medlemmene er ulike."),
            samples.cancellation("osloregionen", "ukjent-seminar", "Utsatt.")));
  }
}
