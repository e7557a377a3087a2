package no.nov.hub.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints every {@link Tally} of the last run and their sum. Needs nothing but the tests' classes.
 */
final class Totals {

  private static final String ROW = "%-58s %,9d %8d %6d %8d %7d%n";

  private Totals() {}

  public static void main(String[] arguments) throws IOException {
    List<String[]> rows = new ArrayList<>();
    if (Files.isDirectory(Tally.FOLDER)) {
      try (Stream<Path> files = Files.list(Tally.FOLDER)) {
        for (Path file : files.sorted().toList()) {
          Files.readAllLines(file).forEach(line -> rows.add(line.split("\t")));
        }
      }
    }
    System.out.printf(
        "%-58s %9s %8s %6s %8s %7s%n",
        "Faults and attacks", "tried", "stopped", "lost", "doubled", "leaked");
    rows.forEach(row -> print(row[0], Stream.of(row).skip(1).map(Long::valueOf).toList()));
    print("Together", sums(rows));
  }

  private static List<Long> sums(List<String[]> rows) {
    return Stream.of(1, 2, 3, 4, 5)
        .map(column -> rows.stream().mapToLong(row -> Long.parseLong(row[column])).sum())
        .toList();
  }

  private static void print(String subject, List<Long> counts) {
    List<Object> words = new ArrayList<>(List.of(subject));
    words.addAll(counts);
    System.out.printf(Locale.ROOT, ROW, words.toArray());
  }
}
