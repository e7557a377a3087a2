package no.nov.hub.position;

import java.util.List;
import no.nov.hub.file.KnownIssues;
import no.nov.hub.message.KnownIssue;
import org.springframework.stereotype.Component;

/** What all have called their issues so far. */
@Component
class IssueTitles implements KnownIssues {

  private final PositionRows rows;

  IssueTitles(PositionRows rows) {
    this.rows = rows;
  }

  @Override
  public List<KnownIssue> all() {
    return rows.titles();
  }
}
