package no.nov.hub.shared.position;

import java.util.List;
import no.nov.hub.intake.file.content.KnownIssues;
import no.nov.hub.platform.message.KnownIssue;
import org.springframework.stereotype.Component;

/** What all have called their issues so far. */
@Component
class IssueTitles implements KnownIssues {

  private final PositionQueries rows;

  IssueTitles(PositionQueries rows) {
    this.rows = rows;
  }

  @Override
  public List<KnownIssue> all() {
    return rows.titles();
  }
}
