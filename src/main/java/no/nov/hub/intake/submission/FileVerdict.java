package no.nov.hub.intake.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.intake.submission.SortedFile.Taken;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What became of a file.
 *
 * @param admitted what was received, now or before
 * @param faults what is to be mended, that which had no receipt among it
 * @param held what waits to be confirmed
 */
public record FileVerdict(List<Admitted> admitted, List<Remark> faults, List<Remark> held) {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
  private static final String DUPLICATE = "duplicate";

  /**
   * @param remarks of its receipt
   * @param isRepeated whether it had been received before
   * @param id of the event or meeting as the hub knows it, which is its first one if it was moved;
   *     empty for others
   */
  public record Admitted(
      Text place, JsonNode event, List<Reason> remarks, boolean isRepeated, String id) {}

  /**
   * @param ids of the receipts, in the order of what was sound
   */
  public static FileVerdict of(SortedFile file, List<UUID> ids, Map<UUID, JsonNode> receipts) {
    FileVerdict verdict =
        new FileVerdict(new ArrayList<>(), new ArrayList<>(file.faults()), new ArrayList<>());
    for (int i = 0; i < ids.size(); i++) {
      verdict.take(file.taken().get(i), receipts.get(ids.get(i)));
    }
    return verdict;
  }

  private void take(Taken taken, JsonNode receipt) {
    List<Reason> reasons = Json.MAPPER.convertValue(receipt.get("reasons"), REASONS);
    switch (SubmissionStatus.of(receipt.get("status").asString())) {
      case REJECTED -> faults.add(new Remark(taken.place(), reasons));
      case HELD -> held.add(new Remark(taken.place(), reasons));
      default -> admitted.add(admitted(taken, reasons, receipt.path("thing").asString("")));
    }
  }

  private static Admitted admitted(Taken taken, List<Reason> reasons, String thing) {
    List<Reason> remarks = reasons.stream().filter(r -> !r.code().equals(DUPLICATE)).toList();
    boolean repeated = remarks.size() < reasons.size();
    String id = OwnedKey.within("", thing).id();
    return new Admitted(taken.place(), taken.event(), remarks, repeated, id);
  }

  boolean isEmpty() {
    return admitted.isEmpty() && faults.isEmpty() && held.isEmpty();
  }
}
