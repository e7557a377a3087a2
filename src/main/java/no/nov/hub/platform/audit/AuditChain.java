package no.nov.hub.platform.audit;

import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.audit.ChainCheck.Break;
import no.nov.hub.platform.audit.ChainCheck.Fault;

/** Walks the entries, the oldest first, a part of them in memory at a time. */
class AuditChain {

  private static final int AT_ONCE = 500;

  private final AuditTables tables;

  AuditChain(AuditTables tables) {
    this.tables = tables;
  }

  /** Over all that were written before there was a chain. */
  String hashOfOlder() {
    Walker walker = new Walker(new Head(0, AuditEntry.START), null);
    read(walker::visit);
    return walker.hash;
  }

  /**
   * What is added meanwhile is walked too, as far as it is seen.
   *
   * @param known what was noted elsewhere of an entry; null if nothing
   */
  ChainCheck check(Head known) {
    Head head = tables.head();
    Walker walker = new Walker(head, known);
    read(walker::visit);
    long last = known == null ? head.number() : Math.max(head.number(), known.number());
    if (walker.broken == null && walker.number < last) {
      walker.broken = new Break(Fault.MISSING, walker.number + 1, walker.at);
    }
    return new ChainCheck(walker.older, walker.number, walker.hash, walker.broken);
  }

  /** The oldest first. */
  <E extends Exception> void read(AuditTrail.Reader<E> reader) throws E {
    List<AuditEntry> part = tables.after(0, AT_ONCE);
    while (!part.isEmpty()) {
      for (AuditEntry entry : part) {
        reader.read(entry);
      }
      part = tables.after(part.get(part.size() - 1).id(), AT_ONCE);
    }
  }

  /** After the first break nothing is looked at any more. */
  private static final class Walker {

    private final Head head;
    private final Head known;
    private long older;
    private long number;
    private String hash = AuditEntry.START;
    private Instant at;
    private Break broken;

    Walker(Head head, Head known) {
      this.head = head;
      this.known = known;
    }

    void visit(AuditEntry entry) {
      if (broken == null) {
        Fault fault = fault(entry);
        if (fault == null) {
          goOn(entry);
        } else {
          broken = new Break(fault, numberOf(fault, entry), entry.at());
        }
      }
    }

    /** Null if the entry has none. */
    private Long numberOf(Fault fault, AuditEntry entry) {
      return fault == Fault.MISSING ? Long.valueOf(number + 1) : entry.number();
    }

    private void goOn(AuditEntry entry) {
      hash = entry.hashAfter(hash);
      at = entry.at();
      if (entry.number() == null) {
        older++;
      } else {
        number = entry.number();
      }
    }

    private Fault fault(AuditEntry entry) {
      if (entry.number() == null) {
        return number == 0 ? null : Fault.INSERTED;
      }
      if (entry.number() != number + 1) {
        return entry.number() > number ? Fault.MISSING : Fault.INSERTED;
      }
      if (!hash.equals(entry.previousHash())) {
        return number == 0 ? Fault.OLDER_CHANGED : Fault.CHANGED;
      }
      boolean asWritten = entry.hashAfter(hash).equals(entry.hash()) && !isOffHead(entry);
      if (!asWritten) {
        return Fault.CHANGED;
      }
      return isOther(entry) ? Fault.REWRITTEN : null;
    }

    /** Than the one whose hash was noted elsewhere. */
    private boolean isOther(AuditEntry entry) {
      return known != null
          && entry.number() == known.number()
          && !known.hash().equals(entry.hash());
    }

    /** Whether the chain was written anew up to its end. */
    private boolean isOffHead(AuditEntry entry) {
      return entry.number() == head.number() && !head.hash().equals(entry.hash());
    }
  }
}
