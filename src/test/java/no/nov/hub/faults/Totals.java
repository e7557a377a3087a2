package no.nov.hub.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints every {@link Tally} of the last run and their sum, and what was not tried. Needs nothing
 * but the tests' classes. Fails if nothing was tried.
 */
final class Totals {

  private static final String ROW = "%-58s %,9d %8d %6d %8d %7d%n";

  private Totals() {}

  public static void main(String[] arguments) throws IOException {
    if (!print(Tally.FOLDER)) {
      System.err.println("Nothing was tried, so nothing is known");
      System.exit(1);
    }
  }

  /**
   * @return whether anything was tried
   */
  static boolean print(Path folder) throws IOException {
    List<String[]> rows = rows(folder);
    List<String[]> tried = rows.stream().filter(row -> !isLeftOut(row)).toList();
    System.out.printf(
        "%-58s %9s %8s %6s %8s %7s%n",
        "Faults and attacks", "tried", "stopped", "lost", "doubled", "leaked");
    tried.forEach(row -> print(row[0], Stream.of(row).skip(1).map(Long::valueOf).toList()));
    print("Together", sums(tried));
    rows.stream()
        .filter(Totals::isLeftOut)
        .forEach(row -> System.out.printf("%-58s %s%n", row[0], row[1]));
    return !tried.isEmpty();
  }

  private static List<String[]> rows(Path folder) throws IOException {
    List<String[]> rows = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          Files.readAllLines(file).forEach(line -> rows.add(line.split("\t")));
        }
      }
    }
    return rows;
  }

  private static boolean isLeftOut(String[] row) {
    return row[1].startsWith(Tally.NOT_TRIED);
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
