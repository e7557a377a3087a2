package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the counts, and notes which dates' figures have to be published anew. */
@Component("membershipProjection")
public class MembershipProjection implements Projection {

  private final Projecting projecting;
  private final CountTables counts;
  private final DueDateTables due;

  MembershipProjection(Projecting projecting, CountTables counts, DueDateTables due) {
    this.projecting = projecting;
    this.counts = counts;
    this.due = due;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "membership";
  }

  @Override
  public void apply(List<Received> records) {
    List<Count> sent =
        records.stream()
            .map(Admitted::of)
            .filter(message -> message.envelope().type().equals(Types.MEMBERSHIP_COUNTED))
            .map(MembershipProjection::count)
            .toList();
    if (!sent.isEmpty()) {
      due.note(counts.put(sent));
    }
  }

  private static Count count(Admitted message) {
    JsonNode data = message.envelope().data();
    LocalDate asOf = LocalDate.parse(data.get("asOf").asString());
    String messageId = message.envelope().id();
    Map<String, Statement> figures = new TreeMap<>();
    StatedFigures.of(data)
        .forEach((name, amount) -> figures.put(name, new Statement(asOf, amount, messageId)));
    return new Count(data.get("association").asString(), asOf, figures, messageId, message.at());
  }
}
