package no.nov.hub.groups.meeting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What earlier meetings of some groups have left to be done, which comes back on the next agenda.
 */
public interface OpenTasks {

  /**
   * @param due or null
   */
  record Task(String words, String responsible, LocalDate due) {

    /** Names and texts stay out of logs. */
    @Override
    public String toString() {
      return "Task[]";
    }
  }

  /**
   * Of meetings that were of these groups and no others: what one group is to do, another that is
   * invited with it does not get to read.
   *
   * @param groupKeys as {@link no.nov.hub.groups.group.Group#key()}
   */
  List<Task> of(Collection<String> groupKeys);
}
