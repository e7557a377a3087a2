package no.nov.hub.platform.problem;

import java.util.List;
import no.nov.hub.platform.message.Reason;

/** A query that no controller is asked to answer. */
final class WrongQuery extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Reason> reasons;

  WrongQuery(List<Reason> reasons) {
    super("The query is wrong", null, false, false);
    this.reasons = reasons;
  }

  List<Reason> reasons() {
    return reasons;
  }
}
