package no.nov.hub.shared.position;

import java.time.Instant;

/**
 * The first use of an issue's id; it sets the title for everybody.
 *
 * @param title the id, where the first use had none
 */
record NewIssue(String id, String title, Instant firstAt) {

  static NewIssue of(PositionVersion first) {
    String title = first.data().get("issue").path("title").asString(first.issue());
    return new NewIssue(first.issue(), title, first.admittedAt());
  }
}
