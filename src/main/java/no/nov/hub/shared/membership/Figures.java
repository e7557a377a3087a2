package no.nov.hub.shared.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Service;

/** NOV's figures at any date and month by month. */
@Service
public class Figures {

  private final CountTables countTables;
  private final Aggregating aggregating;
  private final Participants participants;
  private final Clock clock;

  Figures(
      CountTables countTables, Aggregating aggregating, Participants participants, Clock clock) {
    this.countTables = countTables;
    this.aggregating = aggregating;
    this.participants = participants;
    this.clock = clock;
  }

  public Statistics now() {
    return on(LocalDate.now(clock));
  }

  public Statistics on(LocalDate date) {
    return on(List.of(date)).get(0);
  }

  /**
   * @return one for each date, oldest first
   */
  List<Statistics> on(Collection<LocalDate> dates) {
    List<String> associations =
        participants.associationsEver().stream().map(Participant::id).toList();
    Map<LocalDate, List<List<Count>>> latest = countTables.latest(dates, associations);
    List<Statistics> all = new ArrayList<>();
    latest.forEach(
        (date, counted) ->
            all.add(aggregating.aggregate(date, ofThoseThatTookPart(date, counted))));
    return all;
  }

  /** Who has been removed is in the figures of before, and in none from that day on. */
  private List<List<Count>> ofThoseThatTookPart(LocalDate date, List<List<Count>> counted) {
    return counted.stream()
        .filter(of -> participants.tookPartOn(of.get(0).association(), date))
        .toList();
  }

  /**
   * On the last day of each of the latest months, the present month on its latest day; oldest
   * first.
   */
  public List<Statistics> byMonth(int months) {
    LocalDate today = LocalDate.now(clock);
    List<LocalDate> dates = new ArrayList<>();
    for (int back = months - 1; back > 0; back--) {
      dates.add(YearMonth.from(today).minusMonths(back).atEndOfMonth());
    }
    dates.add(today);
    return on(dates);
  }
}
