package no.nov.hub.intake.file.content;

import java.util.List;
import no.nov.hub.platform.message.KnownIssue;

/** The issues that positions are about, so that a row can name one by its title. */
public interface KnownIssues {

  List<KnownIssue> all();
}
