package no.nov.hub.app.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.message.Json;

/**
 * Entries as lines of JSON. The last line tells what came before it, so that a part is no whole.
 */
final class ExportedLines {

  private final OutputStream out;
  private long entries;
  private String lastHash;

  ExportedLines(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  /**
   * @param entries how many lines are before it
   * @param lastHash that of the last of them; null if it is older than the chain
   */
  record End(long entries, String lastHash) {}

  void write(AuditEntry entry) throws IOException {
    line(entry);
    entries++;
    lastHash = entry.hash();
  }

  void end() throws IOException {
    line(new End(entries, lastHash));
    out.flush();
  }

  private void line(Object value) throws IOException {
    out.write(Json.MAPPER.writeValueAsBytes(value));
    out.write('\n');
  }
}
