package no.nov.hub.shared.position;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;

/** Keeps every position of {@code nov.positions} in its order; nothing said is ever overwritten. */
@Component("issueProjection")
public class IssueProjection implements Projection {

  private static final Set<String> TYPES = Set.of(Types.POSITION_ADOPTED, Types.POSITION_WITHDRAWN);

  private final Projecting projecting;
  private final PositionTables tables;
  private final ZoneId zone;

  IssueProjection(Projecting projecting, PositionTables tables, Clock clock) {
    this.projecting = projecting;
    this.tables = tables;
    this.zone = clock.getZone();
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "issues";
  }

  @Override
  public void apply(List<Received> records) {
    List<Admitted> messages =
        records.stream()
            .map(Admitted::of)
            .filter(message -> TYPES.contains(message.envelope().type()))
            .toList();
    if (messages.isEmpty()) {
      return;
    }
    PositionTables.Known known = tables.known(issues(messages));
    Map<String, NewIssue> firstUses = new LinkedHashMap<>();
    Map<PositionKey, Integer> current = new LinkedHashMap<>();
    List<PositionVersion> versions = new ArrayList<>();
    for (Admitted message : messages) {
      PositionVersion version = next(message, known, current);
      versions.add(version);
      if (!known.issues().contains(version.issue())) {
        firstUses.putIfAbsent(version.issue(), NewIssue.of(version));
      }
    }
    tables.addIssues(firstUses.values());
    tables.addVersions(versions);
    tables.endEarlierOnes(versions);
    tables.setCurrent(current);
  }

  private PositionVersion next(
      Admitted message, PositionTables.Known known, Map<PositionKey, Integer> current) {
    PositionKey key = PositionKey.of(message.envelope().data());
    int last = current.getOrDefault(key, known.versions().getOrDefault(key, 0));
    current.put(key, last + 1);
    return PositionVersion.of(message, last + 1, zone);
  }

  private static Set<String> issues(List<Admitted> messages) {
    return messages.stream()
        .map(message -> PositionNames.issue(message.envelope().data()))
        .collect(Collectors.toSet());
  }
}
