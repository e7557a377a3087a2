package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;

/** Whole sentences on what of a workbook was not read, or was though nobody sees it. */
final class SheetNotes {

  private static final int MOST_NAMED = 20;

  private SheetNotes() {}

  static List<Text> of(String read, List<String> visible, List<String> hidden, SheetRows rows) {
    List<Text> notes = new ArrayList<>();
    if (!visible.isEmpty()) {
      notes.add(
          new Text(
              "Bare arket «%s» er lest. Dette er også fylt ut, men ikke lest: %s. Legg det inn i en egen fil hvis det skal med."
                  .formatted(shown(read), quoted(visible, "«", "»")),
              "Only the sheet “%s” was read. This is filled in too, but was not read: %s. Put it into a file of its own if it belongs."
                  .formatted(shown(read), quoted(visible, "“", "”"))));
    }
    if (!hidden.isEmpty()) {
      notes.add(
          new Text(
              "Skjulte ark er ikke lest: %s.".formatted(quoted(hidden, "«", "»")),
              "Hidden sheets were not read: %s.".formatted(quoted(hidden, "“", "”"))));
    }
    if (!rows.mergedRows().isEmpty()) {
      String cells = listed(rows.mergedRows());
      notes.add(
          new Text(
              "Celler over flere rader er slått sammen: %s. Verdien er bare lest i den øverste raden, og cellene under er lest som tomme. Del dem opp, skriv verdien i hver rad og send filen på nytt hvis den gjelder alle."
                  .formatted(cells),
              "Cells of several rows are merged: %s. Their value was read in the topmost row only, and the cells below as empty. Unmerge them, write the value in each row and send the file again if it applies to all."
                  .formatted(cells)));
    }
    if (!rows.struckRows().isEmpty()) {
      String numbers = listed(rows.struckRows());
      notes.add(
          new Text(
              "Gjennomstrekede rader i arket er ikke lest: rad %s. Ta bort streken og send filen på nytt hvis de skal med. Det som er sendt før, blir stående til dere avlyser eller retter det."
                  .formatted(numbers),
              "Rows of the sheet with a line through them were not read: row %s. Take the line away and send the file again if they belong. What was sent before stands until you cancel or correct it."
                  .formatted(numbers)));
    }
    if (!rows.partlyStruckRows().isEmpty()) {
      String numbers = listed(rows.partlyStruckRows());
      notes.add(
          new Text(
              "Gjennomstrekede celler i arket er lest som de andre: rad %s. Tøm dem og send filen på nytt hvis de ikke skal med."
                  .formatted(numbers),
              "Cells of the sheet with a line through them were read like the others: row %s. Empty them and send the file again if they do not belong."
                  .formatted(numbers)));
    }
    if (!rows.hiddenRows().isEmpty()) {
      String numbers = listed(rows.hiddenRows());
      notes.add(
          new Text(
              "Skjulte eller filtrerte rader i arket er lest som de andre: rad %s. Slett dem og send filen på nytt hvis de ikke skal med."
                  .formatted(numbers),
              "Hidden or filtered rows of the sheet were read like the others: row %s. Delete them and send the file again if they do not belong."
                  .formatted(numbers)));
    }
    if (!rows.hiddenColumns().isEmpty()) {
      String letters = listed(rows.hiddenColumns());
      notes.add(
          new Text(
              "Skjulte kolonner i arket er lest som de andre: %s. Slett dem og send filen på nytt hvis de ikke skal med."
                  .formatted(letters),
              "Hidden columns of the sheet were read like the others: %s. Delete them and send the file again if they do not belong."
                  .formatted(letters)));
    }
    return notes;
  }

  private static String quoted(List<String> names, String before, String after) {
    return listed(names.stream().map(name -> before + shown(name) + after).toList());
  }

  private static String listed(Collection<?> things) {
    String first =
        things.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return things.size() > MOST_NAMED ? first + " …" : first;
  }

  private static String shown(String name) {
    return name == null ? "" : PlainText.shortened(name);
  }
}
