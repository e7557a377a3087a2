package no.nov.hub.benchmark;

import java.util.List;

/** One question of the benchmark, answered by what it measures itself, in this run. */
interface Section {

  String title();

  /**
   * @return one row for each figure, in the order to print
   */
  List<Row> measure() throws Exception;
}
