package no.nov.hub.mail.person;

import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Erases again who was erased before, if a copy from before that was restored: how far this has
 * come is in the copy too.
 */
@Component("erasureProjection")
public class ErasureProjection implements Projection {

  private final Projecting projecting;
  private final Persons persons;

  ErasureProjection(Projecting projecting, Persons persons) {
    this.projecting = projecting;
    this.persons = persons;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "erasures";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    for (Received record : records) {
      JsonNode data = Json.MAPPER.readTree(record.value()).get("data");
      persons.eraseAgain(
          data.get("person").asString(), Instant.parse(data.get("askedAt").asString()));
    }
  }
}
