package no.nov.hub.platform.audit;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What has been noted, for whoever runs the hub. */
@Component
public class AuditTrail {

  private final AuditTables tables;
  private final AuditChain chain;

  public AuditTrail(JdbcTemplate jdbc) {
    this.tables = new AuditTables(jdbc);
    this.chain = new AuditChain(tables);
  }

  /**
   * @param next asks for the next ones; null at the end
   */
  public record Page(List<AuditEntry> entries, Long next) {}

  /**
   * The newest first.
   *
   * @param after {@code next} of the page before; null for the first
   */
  public Page page(AuditFilter filter, int limit, Long after) {
    List<AuditEntry> found =
        tables.before(after == null ? Long.MAX_VALUE : after, filter, limit + 1);
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    List<AuditEntry> page = found.subList(0, limit);
    return new Page(page, page.get(limit - 1).id());
  }

  public interface Reader<E extends Exception> {
    void read(AuditEntry entry) throws E;
  }

  /** Gives all to the reader, the oldest first, with few of them in memory at a time. */
  public <E extends Exception> void readAll(Reader<E> reader) throws E {
    chain.read(reader);
  }

  public ChainCheck check() {
    return check(null);
  }

  /**
   * @param known what was noted elsewhere of an entry; null if nothing
   */
  public ChainCheck check(Head known) {
    return chain.check(known);
  }

  /** All of one's deeds, the newest first. */
  public List<AuditEntry> of(String who) {
    AuditFilter filter = new AuditFilter(null, null, who, null, null);
    return tables.before(Long.MAX_VALUE, filter, Integer.MAX_VALUE);
  }
}
