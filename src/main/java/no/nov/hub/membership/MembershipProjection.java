package no.nov.hub.membership;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.message.Types;
import no.nov.hub.transport.Admitted;
import no.nov.hub.transport.Batch;
import no.nov.hub.transport.Projecting;
import no.nov.hub.transport.Projection;
import no.nov.hub.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the counts, and notes which dates' figures have to be published anew. */
@Component("membershipProjection")
public class MembershipProjection implements Projection {

  private final Projecting projecting;
  private final Counts counts;
  private final DueDates due;

  MembershipProjection(Projecting projecting, Counts counts, DueDates due) {
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
    Map<String, Count> latest = new LinkedHashMap<>();
    for (Received record : records) {
      Admitted message = Admitted.of(record);
      if (message.envelope().type().equals(Types.MEMBERSHIP_COUNTED)) {
        Count count = count(message);
        latest.put(count.association() + "/" + count.asOf(), count);
      }
    }
    if (!latest.isEmpty()) {
      counts.put(latest.values());
      due.note(latest.values());
    }
  }

  private static Count count(Admitted message) {
    JsonNode data = message.envelope().data();
    return new Count(
        data.get("association").asString(),
        LocalDate.parse(data.get("asOf").asString()),
        data.get("members").asLong(),
        optional(data, "jobs"),
        optional(data, "staff"),
        optional(data, "joined"),
        optional(data, "left"),
        parts(data.path("byKind")),
        parts(data.path("byMunicipality")),
        message.envelope().id(),
        message.receiptId(),
        message.at());
  }

  private static Long optional(JsonNode data, String field) {
    return data.has(field) ? data.get(field).asLong() : null;
  }

  private static Map<String, Long> parts(JsonNode node) {
    Map<String, Long> parts = new TreeMap<>();
    node.properties().forEach(part -> parts.put(part.getKey(), part.getValue().asLong()));
    return parts;
  }
}
