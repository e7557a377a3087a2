package no.nov.hub.platform.message;

import java.util.List;
import java.util.Optional;

/**
 * An issue that somebody has taken a position on; the first to use its id set its title.
 *
 * @param normal the title as {@link Titles#normal} has it
 */
public record KnownIssue(String id, String title, String normal) {

  public KnownIssue(String id, String title) {
    this(id, title, Titles.normal(title));
  }

  /** The only one of the same title; of two nobody can say which is meant. */
  public static Optional<KnownIssue> titled(String title, List<KnownIssue> issues) {
    String wanted = Titles.normal(title);
    List<KnownIssue> found =
        issues.stream().filter(issue -> issue.normal().equals(wanted)).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** One that could be the same, those of the same title first. */
  public static Optional<KnownIssue> near(String title, List<KnownIssue> issues) {
    String wanted = Titles.normal(title);
    return issues.stream()
        .filter(issue -> issue.normal().equals(wanted))
        .findFirst()
        .or(() -> issues.stream().filter(i -> Titles.areNear(i.normal(), wanted)).findFirst());
  }
}
