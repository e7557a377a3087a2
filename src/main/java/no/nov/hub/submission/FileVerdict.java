package no.nov.hub.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.message.Json;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import no.nov.hub.submission.SortedFile.Remark;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What became of a file.
 *
 * @param admitted where in the file that was which was received, now or before
 * @param faults what is to be mended, that which had no receipt among it
 * @param held what waits to be confirmed
 */
public record FileVerdict(List<Text> admitted, List<Remark> faults, List<Remark> held) {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

  /**
   * @param ids of the receipts, in the order of what was sound
   */
  public static FileVerdict of(SortedFile file, List<UUID> ids, Map<UUID, JsonNode> receipts) {
    FileVerdict verdict =
        new FileVerdict(new ArrayList<>(), new ArrayList<>(file.faults()), new ArrayList<>());
    for (int i = 0; i < ids.size(); i++) {
      verdict.take(file.places().get(i), receipts.get(ids.get(i)));
    }
    return verdict;
  }

  private void take(Text place, JsonNode receipt) {
    Remark remark = new Remark(place, Json.MAPPER.convertValue(receipt.get("reasons"), REASONS));
    switch (receipt.get("status").asString()) {
      case "rejected" -> faults.add(remark);
      case "held" -> held.add(remark);
      default -> admitted.add(place);
    }
  }
}
