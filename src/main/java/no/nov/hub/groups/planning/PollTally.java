package no.nov.hub.groups.planning;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Json;
import no.nov.hub.shared.event.EventTime;

/** How a poll stands: what those who are asked have answered, time by time. */
record PollTally(long asked, long answered, List<Count> counts) {

  record Count(EventTime time, long yes, long ifNeedBe, long no) {

    private long come() {
      return yes + ifNeedBe;
    }

    private boolean isAsGoodAs(Count other) {
      return come() == other.come() && yes == other.yes;
    }
  }

  static PollTally of(Poll poll, Collection<Respondent> people) {
    List<Respondent> now = people.stream().filter(Respondent::asked).toList();
    return new PollTally(
        now.size(),
        now.stream().filter(person -> person.hasAnswered(poll)).count(),
        poll.times().stream()
            .map(
                time ->
                    new Count(
                        time,
                        count(now, time, Choice.YES),
                        count(now, time, Choice.IF_NEED_BE),
                        count(now, time, Choice.NO)))
            .toList());
  }

  private static long count(List<Respondent> people, EventTime time, Choice choice) {
    return people.stream()
        .filter(person -> person.answers().get(time.startsAt()) == choice)
        .count();
  }

  boolean isComplete() {
    return asked > 0 && answered == asked;
  }

  /** A hash of what a mail tells of it. */
  String seal() {
    String all =
        counts.stream()
            .map(
                count ->
                    "%s %d %d %d"
                        .formatted(count.time.startsAt(), count.yes, count.ifNeedBe, count.no))
            .collect(Collectors.joining("|", asked + " " + answered + "|", ""));
    return Json.sha256(all);
  }

  /** Where most can come, and of these where most come gladly; none before somebody can. */
  List<EventTime> best() {
    return counts.stream()
        .max(Comparator.comparingLong(Count::come).thenComparingLong(Count::yes))
        .filter(most -> most.come() > 0)
        .map(most -> counts.stream().filter(most::isAsGoodAs).map(Count::time).toList())
        .orElse(List.of());
  }
}
