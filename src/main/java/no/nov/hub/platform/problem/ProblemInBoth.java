package no.nov.hub.platform.problem;

import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** A problem that is told in one language, when it is known who reads it. */
final class ProblemInBoth extends ProblemDetail {

  private static final long serialVersionUID = 1L;

  private final transient Text heading;
  private final transient Text text;

  ProblemInBoth(HttpStatusCode status, Text heading, Text text) {
    super(status.value());
    this.heading = heading;
    this.text = text;
    tell(Language.NB);
  }

  void tell(Language language) {
    setTitle(language.choose(heading));
    setDetail(language.choose(text));
  }
}
