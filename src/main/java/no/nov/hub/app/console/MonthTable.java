package no.nov.hub.app.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics;

/**
 * The figures behind the chart.
 *
 * @param columns the associations' names
 * @param rows the latest month first
 */
record MonthTable(List<String> columns, List<Row> rows) {

  record Row(String month, List<String> members, String total) {}

  static MonthTable of(List<Statistics> months, Participants participants, Wording wording) {
    List<Participant> associations = participants.associationsWith(Statistics.associations(months));
    List<Row> rows = new ArrayList<>();
    for (Statistics month : months) {
      rows.add(
          new Row(
              wording.monthInFull(month.asOf()),
              associations.stream().map(a -> members(month, a.id(), wording)).toList(),
              number(month.totals().members(), wording)));
    }
    Collections.reverse(rows);
    return new MonthTable(associations.stream().map(Participant::shortName).toList(), rows);
  }

  private static String members(Statistics month, String association, Wording wording) {
    Statistics.OfAssociation figures = month.byAssociation().get(association);
    return number(figures == null ? null : figures.members(), wording);
  }

  private static String number(Long figure, Wording wording) {
    return figure == null ? Wording.UNKNOWN : wording.number(figure);
  }
}
