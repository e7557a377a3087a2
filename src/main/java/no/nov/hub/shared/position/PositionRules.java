package no.nov.hub.shared.position;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.Doubt;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.file.content.KnownIssues;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.KnownIssue;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A position tells what has been adopted, by whom and until when; what lies ahead has no outcome.
 */
@Component
class PositionRules implements MessageRules {

  private final KnownIssues known;
  private final Municipalities municipalities;
  private final SupportRule support;
  private final Clock clock;

  /** As of the batch that is being judged. */
  private volatile List<KnownIssue> issues = List.of();

  PositionRules(
      Participants participants, Municipalities municipalities, KnownIssues known, Clock clock) {
    this.known = known;
    this.municipalities = municipalities;
    this.support = new SupportRule(participants);
    this.clock = clock;
  }

  @Override
  public String type() {
    return Types.POSITION_ADOPTED;
  }

  @Override
  public String topic() {
    return Topics.POSITIONS;
  }

  /** A regional body has positions of its own too. */
  @Override
  public boolean maySend(Participant sender) {
    return true;
  }

  @Override
  public String ownerField() {
    return "association";
  }

  @Override
  public String key(ObjectNode data) {
    return PositionNames.key(data);
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(PositionNames.thing(data));
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    LocalDate today = LocalDate.now(clock);
    support.check(data, sender, findings);
    checkDates(data, today, findings);
    checkTreatments(data, today, findings);
    useNumbersInForce(data, today, findings);
    Checks.url(data, "url", findings);
  }

  /** Issues are shared, so what all have said of them is looked up; it is only asked about. */
  @Override
  public void prepareForRows() {
    issues = known.all();
  }

  /** Equal ids are the same issue, so under a second id its positions would stand apart. */
  @Override
  public Optional<Doubt> doubtsOfRow(ObjectNode data) {
    String id = PositionNames.issue(data);
    String title = data.get("issue").get("title").asString();
    return issues.stream().anyMatch(issue -> issue.id().equals(id))
        ? Optional.empty()
        : KnownIssue.near(title, issues)
            .map(issue -> new Doubt(perhapsTheSame(id, title, issue), adopted(issue.id(), data)));
  }

  /** On that issue, with the same stance of the same day. */
  @Override
  public Optional<String> answer(ObjectNode data) {
    return Optional.of(adopted(PositionNames.issue(data), data));
  }

  private static String adopted(String issue, ObjectNode data) {
    return "position/%s %s %s"
        .formatted(issue, data.get("stance").asString(), data.path("adoptedOn").asString(""));
  }

  private static Reason perhapsTheSame(String id, String title, KnownIssue issue) {
    String shown = PlainText.shortened(title);
    String other = PlainText.shortened(issue.title());
    return Reason.of(
        "data.issue.id",
        "maybe_known_issue",
        "Saken «%s» har en ny id, «%s», men det finnes fra før en sak som heter «%s», med id-en «%s». Er det samme sak, skriv id-en «%s» og send på nytt. Ellers blir det en ny sak."
            .formatted(shown, id, other, issue.id(), issue.id()),
        "The issue “%s” has a new id, “%s”, but there is already an issue called “%s”, with the id “%s”. If it is the same issue, write the id “%s” and send again. Otherwise it becomes a new issue."
            .formatted(shown, id, other, issue.id(), issue.id()));
  }

  private static void checkDates(ObjectNode data, LocalDate today, Findings findings) {
    Optional<LocalDate> adopted = Checks.date(data, "adoptedOn", "data.adoptedOn", findings);
    adopted.ifPresent(date -> Checks.notInFuture(date, today, "data.adoptedOn", findings));
    Optional<LocalDate> until = Checks.date(data, "validUntil", "data.validUntil", findings);
    if (adopted.isPresent() && until.isPresent()) {
      Checks.notBefore(until.get(), adopted.get(), "data.validUntil", "data.adoptedOn", findings);
    }
    if (data.has("hearing")) {
      Checks.date(data.get("hearing"), "deadline", "data.hearing.deadline", findings);
    }
  }

  /** A body can have the matter on a coming agenda, but it cannot have concluded there yet. */
  private static void checkTreatments(ObjectNode data, LocalDate today, Findings findings) {
    int number = 0;
    for (JsonNode treatment : data.path("treatments")) {
      String path = "data.treatments[" + number++ + "].date";
      Optional<LocalDate> date = Checks.date(treatment, "date", path, findings);
      if (treatment.has("outcome") && date.filter(today::isBefore).isPresent()) {
        findings.fault(
            path,
            "in_future",
            "Behandling nr. %d har et utfall (outcome), men datoen %s har ikke vært ennå. Rett datoen eller ta bort utfallet."
                .formatted(number, date.get()),
            "Treatment no. %d has an “outcome”, but its date %s has not been yet. Correct the date or remove the outcome."
                .formatted(number, date.get()));
      }
    }
  }

  /** Two old numbers can have become one; it is then named once. */
  private void useNumbersInForce(ObjectNode data, LocalDate today, Findings findings) {
    JsonNode sent = data.get("municipalities");
    if (sent == null) {
      return;
    }
    Set<String> inForce = new LinkedHashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      String path = "data.municipalities[" + i + "]";
      Checks.municipality(sent.get(i).asString(), today, path, municipalities, findings)
          .ifPresent(inForce::add);
    }
    inForce.forEach(data.putArray("municipalities")::add);
  }
}
