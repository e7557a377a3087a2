package no.nov.hub.shared.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.Measure;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts are not larger than the whole, and the past is told, not the future. */
@Component
class CountRules implements MessageRules {

  private final Municipalities municipalities;
  private final Clock clock;

  CountRules(Municipalities municipalities, Clock clock) {
    this.municipalities = municipalities;
    this.clock = clock;
  }

  @Override
  public String type() {
    return Types.MEMBERSHIP_COUNTED;
  }

  @Override
  public String topic() {
    return Topics.MEMBERSHIP;
  }

  /** A regional body's members are public bodies; they are not counted among NOV's companies. */
  @Override
  public boolean maySend(Participant sender) {
    return sender.isAssociation();
  }

  @Override
  public String ownerField() {
    return "association";
  }

  @Override
  public String key(ObjectNode data) {
    return data.get("association").asString() + "/" + data.get("asOf").asString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    Optional<LocalDate> asOf = Checks.date(data, "asOf", "data.asOf", findings);
    asOf.ifPresent(date -> Checks.notInFuture(date, LocalDate.now(clock), "data.asOf", findings));
    asOf.ifPresent(date -> useNumbersInForce(data, date, findings));
    asOf.ifPresent(date -> useNamesOfFigures(data, date, findings));
    notMoreThanTheWhole(data, "byMunicipality", findings);
    notMoreThanTheWhole(data, "byKind", findings);
    joinedFitsMembers(data, findings);
  }

  @Override
  public Optional<Measure> measures(ObjectNode data) {
    LocalDate asOf = LocalDate.parse(data.get("asOf").asString());
    Map<String, LocalDate> stated = new TreeMap<>();
    StatedFigures.of(data)
        .forEach(
            (name, amount) -> {
              if (amount != null && !name.equals(FigureNames.MEMBERS)) {
                stated.put(name, asOf);
              }
            });
    return Optional.of(new Measure("data.members", asOf, data.get("members").asLong(), stated));
  }

  /**
   * The same figures in another year, or with day and month the other way round: figures are often
   * the same from one count to the next, so those of another month are another count. What is
   * stated of municipalities depends on the date.
   */
  @Override
  public Optional<String> answer(ObjectNode data) {
    ObjectNode figures = data.deepCopy();
    LocalDate asOf = LocalDate.parse(figures.remove("asOf").asString());
    figures.remove(List.of("association", "byMunicipality", FigureNames.WITHDRAWN));
    int smaller = Math.min(asOf.getMonthValue(), asOf.getDayOfMonth());
    int larger = Math.max(asOf.getMonthValue(), asOf.getDayOfMonth());
    return Optional.of("%s-%d-%d".formatted(Json.fingerprint(type(), figures), smaller, larger));
  }

  @Override
  public Map<String, LocalDate> carriesOn(ObjectNode data, Map<String, LocalDate> stated) {
    LocalDate asOf = LocalDate.parse(data.get("asOf").asString());
    Set<String> now = StatedFigures.of(data).keySet();
    Map<String, LocalDate> carriedOn = new TreeMap<>(stated);
    carriedOn.entrySet().removeIf(e -> ends(e.getKey(), e.getValue(), asOf, now));
    return carriedOn;
  }

  @Override
  public Optional<Reason> takesAway(ObjectNode data, Map<String, LocalDate> stated) {
    LocalDate asOf = LocalDate.parse(data.get("asOf").asString());
    Set<String> now = StatedFigures.of(data).keySet();
    List<String> gone =
        stated.entrySet().stream()
            .filter(e -> e.getValue().equals(asOf) && !now.contains(e.getKey()))
            .map(Map.Entry::getKey)
            .filter(name -> isPartToldAnew(name, now))
            .sorted()
            .toList();
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(CarriedOnRemarks.takenAway(asOf, gone, municipalities));
  }

  /** Within one date the parts of a whole are told together. */
  private static boolean isPartToldAnew(String name, Set<String> now) {
    return FigureNames.WHOLES.stream()
        .filter(name::startsWith)
        .anyMatch(whole -> now.stream().anyMatch(n -> n.startsWith(whole)));
  }

  private boolean ends(String name, LocalDate stated, LocalDate asOf, Set<String> now) {
    return now.contains(name)
        || stated.equals(asOf) && isPartToldAnew(name, now)
        || FigureNames.isOfTheYear(name) && stated.getYear() != asOf.getYear()
        || name.startsWith(FigureNames.MUNICIPALITY)
            && municipalities.successorsOf(FigureNames.number(name)).stream()
                .anyMatch(successor -> now.contains(FigureNames.MUNICIPALITY + successor));
  }

  @Override
  public List<Reason> remarks(Map<String, LocalDate> carriedOn) {
    return CarriedOnRemarks.of(carriedOn, municipalities);
  }

  /** Two old numbers can have become one; their members are added. */
  private void useNumbersInForce(ObjectNode data, LocalDate asOf, Findings findings) {
    JsonNode sent = data.get("byMunicipality");
    if (sent == null) {
      return;
    }
    ObjectNode inForce = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> part : sent.properties()) {
      String path = "data.byMunicipality." + part.getKey();
      Checks.municipality(part.getKey(), asOf, path, municipalities, findings)
          .ifPresent(
              number ->
                  inForce.put(number, inForce.path(number).asLong(0) + part.getValue().asLong()));
    }
    data.set("byMunicipality", inForce);
  }

  /** What no longer applies is written as its column is called. */
  private void useNamesOfFigures(ObjectNode data, LocalDate asOf, Findings findings) {
    JsonNode written = data.get(FigureNames.WITHDRAWN);
    if (written == null) {
      return;
    }
    ArrayNode names = Json.MAPPER.createArrayNode();
    for (JsonNode each : written) {
      figure(each.asString(), asOf, findings).ifPresent(names::add);
    }
    data.set(FigureNames.WITHDRAWN, names);
    names.forEach(name -> notStatedAsWell(name.asString(), data, findings));
  }

  private Optional<String> figure(String written, LocalDate asOf, Findings findings) {
    Optional<String> name = FigureNames.meantBy(written);
    if (name.isEmpty()) {
      String shown = PlainText.shortened(written);
      findings.fault(
          "data.withdrawn",
          "unknown_figure",
          "«utgår» er «%s», men skal være tall som kan utgå, skilt med komma: arbeidsplasser, ansatte, innmeldt, utmeldt, en medlemstype som studenter, eller et kommunenummer."
              .formatted(shown),
          "“withdrawn” is “%s”, but must be figures that can be withdrawn: jobs, staff, joined, left, a kind of members such as students, or a municipality number."
              .formatted(shown));
    }
    return name.flatMap(
        figure ->
            figure.startsWith(FigureNames.MUNICIPALITY)
                ? Checks.municipality(
                        FigureNames.number(figure),
                        asOf,
                        "data.withdrawn",
                        municipalities,
                        findings)
                    .map(FigureNames.MUNICIPALITY::concat)
                : name);
  }

  private static void notStatedAsWell(String name, ObjectNode data, Findings findings) {
    JsonNode stated = data;
    for (String field : name.split("\\.")) {
      stated = stated.path(field);
    }
    if (!stated.isMissingNode()) {
      findings.fault(
          "data.withdrawn",
          "stated_as_well",
          "«%s» er både oppgitt og ført opp som noe som utgår. Ta bort det ene.".formatted(name),
          "“%s” is both stated and withdrawn. Leave out one of them.".formatted(name));
    }
  }

  private static void notMoreThanTheWhole(ObjectNode data, String field, Findings findings) {
    JsonNode parts = data.get(field);
    if (parts == null) {
      return;
    }
    long sum = parts.valueStream().mapToLong(JsonNode::asLong).sum();
    long members = data.get("members").asLong();
    if (sum > members) {
      String path = "data." + field;
      findings.fault(
          path,
          "more_than_whole",
          "%s er til sammen %d, men medlemmer er %d. Delene kan ikke være større enn det hele."
              .formatted(FieldNames.of(path).nb(), sum, members),
          "%s is %d in all, but members is %d. The parts cannot be larger than the whole."
              .formatted(FieldNames.of(path).en(), sum, members));
    }
  }

  /** Who joined this year is a member now or has left since. */
  private static void joinedFitsMembers(ObjectNode data, Findings findings) {
    if (!data.has("joined")) {
      return;
    }
    long joined = data.get("joined").asLong();
    long most = data.get("members").asLong() + data.path("left").asLong(0);
    if (data.has("left") && joined > most) {
      findings.fault(
          "data.joined",
          "more_than_whole",
          "«innmeldt» (joined) er %d, men medlemmer og utmeldte er til sammen bare %d."
              .formatted(joined, most),
          "“joined” is %d, but members and those who left are only %d together."
              .formatted(joined, most));
    }
  }
}
