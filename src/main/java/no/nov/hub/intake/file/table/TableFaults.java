package no.nov.hub.intake.file.table;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * Bounds what is said of the faulty rows of a table. A fault that each row has is one mistake of
 * the sender, who is told of it however many rows there are. A table whose rows have many faults
 * each is too much.
 */
final class TableFaults {

  private static final int MOST_EXAMPLES = 5;

  private final ByteBudget told = ByteBudget.ofFaults();

  /** What is said of all faults but the first of each row. */
  private final ByteBudget more = new ByteBudget();

  private Row first;
  private List<Reason> ofFirst;

  /** Of faults beyond what anybody reads nothing but the number is kept. */
  void take(Row row, Findings findings) {
    List<Reason> faults = findings.faults();
    more.take(faults.subList(Math.min(1, faults.size()), faults.size()));
    if (first == null && faults.size() > 1) {
      first = row;
      ofFirst = faults;
    }
    if (told.isSpent()) {
      findings.onlyCount();
    } else {
      told.take(faults);
    }
  }

  boolean areTooMany() {
    return more.isSpent();
  }

  Unreadable tooMany() {
    return FileFault.of(
        ByteBudget.reason().code(),
        "Svært mange rader i tabellen har flere feil hver, så ingenting i filen er brukt. Rett dem i alle rader, og send filen på nytt. %s, for eksempel: %s"
            .formatted(first.place().nb(), examples(Text::nb)),
        "Very many rows of the table have several faults each, so nothing of the file was used. Mend them in all rows, and send the file again. %s, for instance: %s"
            .formatted(first.place().en(), examples(Text::en)));
  }

  private String examples(Function<Text, String> language) {
    return ofFirst.stream()
        .limit(MOST_EXAMPLES)
        .map(Reason::message)
        .map(language)
        .collect(Collectors.joining(" "));
  }
}
