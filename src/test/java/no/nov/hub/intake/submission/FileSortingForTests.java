package no.nov.hub.intake.submission;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.KnownThingTables;
import no.nov.hub.intake.file.FileEntryReader;
import no.nov.hub.intake.file.content.PublishedEvents;

/** For tests of other packages. */
public final class FileSortingForTests {

  private FileSortingForTests() {}

  public static FileSorting of(
      FileEntryReader reading,
      Inspection inspection,
      PublishedEvents standing,
      KnownThingTables known,
      TestDatabase database,
      Clock clock) {
    return new FileSorting(
        reading,
        inspection,
        new CalendarHistory(
            new ToldEventTables(database.jdbc(), database.transactions()),
            standing,
            known,
            inspection,
            clock),
        clock);
  }
}
