package no.nov.hub.app.console;

import java.util.List;

/** What waits for somebody. */
record ToDo(
    List<String> missing,
    WaitingSubmissions submissions,
    List<WaitingFeed> feeds,
    List<Hearing> hearings) {

  public long count() {
    return missing.size() + submissions.count() + feeds.size() + hearings.size();
  }
}
