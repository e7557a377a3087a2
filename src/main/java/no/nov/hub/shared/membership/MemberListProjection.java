package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the newest list of each association's members. */
@Component("memberListProjection")
public class MemberListProjection implements Projection {

  private final Projecting projecting;
  private final MemberListTables lists;

  MemberListProjection(Projecting projecting, MemberListTables lists) {
    this.projecting = projecting;
    this.lists = lists;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "member-lists";
  }

  /** The topic forgets after seven days. */
  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    Map<String, MemberListTables.Sent> newest = new LinkedHashMap<>();
    records.stream()
        .map(Admitted::of)
        .filter(message -> message.envelope().type().equals(Types.MEMBERSHIP_LISTED))
        .map(MemberListProjection::sent)
        .forEach(list -> newest.merge(list.association(), list, MemberListTables.Sent::newer));
    if (!newest.isEmpty()) {
      lists.put(newest.values());
    }
  }

  private static MemberListTables.Sent sent(Admitted message) {
    JsonNode data = message.envelope().data();
    return new MemberListTables.Sent(
        data.get("association").asString(),
        LocalDate.parse(data.get("asOf").asString()),
        data.get("organisations").valueStream().map(JsonNode::asString).toArray(String[]::new),
        message.receiptId());
  }
}
