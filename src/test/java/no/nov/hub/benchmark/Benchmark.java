package no.nov.hub.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures the hub beside the bare limit on the same machine in the same run, and prints a table.
 * Ends with 1 if a gate is missed. Arguments name the sections to run; without any, all run.
 */
public final class Benchmark {

  private static final List<Section> SECTIONS =
      List.of(
          new AdmissionSection(),
          new Latency(),
          new Queries(),
          new MailSection(),
          new Minutes(),
          new CharterSection(),
          new Durability(),
          new Start());

  private Benchmark() {}

  public static void main(String[] names) throws Exception {
    for (String name : names) {
      if (SECTIONS.stream().noneMatch(section -> section.title().equals(name))) {
        throw new IllegalArgumentException("There is no section " + name);
      }
    }
    List<Row> all = new ArrayList<>();
    for (Section section : SECTIONS) {
      if (names.length == 0 || List.of(names).contains(section.title())) {
        System.out.printf("%n%s%n", section.title());
        for (Row row : section.measure()) {
          System.out.printf(
              "  %-62s %22s  %-22s %s%n", row.what(), row.measured(), row.target(), said(row));
          all.add(row);
        }
      }
    }
    boolean missed = all.stream().anyMatch(row -> row.verdict() == Row.Verdict.MISSED_GATE);
    System.exit(missed ? 1 : 0);
  }

  private static String said(Row row) {
    return switch (row.verdict()) {
      case MET -> "met";
      case MISSED_TARGET -> "missed";
      case MISSED_GATE -> "MISSED";
      case NONE -> "";
    };
  }
}
