package no.nov.hub.message;

import java.util.List;
import java.util.Optional;

/** An issue that somebody has taken a position on; the first to use its id set its title. */
public record KnownIssue(String id, String title) {

  /** The only one of the same title; of two nobody can say which is meant. */
  public static Optional<KnownIssue> titled(String title, List<KnownIssue> issues) {
    String wanted = Titles.normal(title);
    List<KnownIssue> found =
        issues.stream().filter(issue -> Titles.normal(issue.title()).equals(wanted)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** One that could be the same, those of the same title first. */
  public static Optional<KnownIssue> near(String title, List<KnownIssue> issues) {
    String wanted = Titles.normal(title);
    return issues.stream()
        .filter(issue -> Titles.normal(issue.title()).equals(wanted))
        .findFirst()
        .or(
            () ->
                issues.stream().filter(issue -> Titles.areNear(issue.title(), title)).findFirst());
  }
}
