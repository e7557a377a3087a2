package no.nov.hub.groups.minutes.content;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who was at which meeting, by the newest minutes of each. */
@Component
public class AttendanceTables {

  private final JdbcTemplate jdbc;

  AttendanceTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public enum AttendanceState {
    PRESENT,
    ABSENT,
    /** There, and no member of its groups that day; does not count. */
    GUEST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static AttendanceState of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @param person address in lower case, for a guest without one the name, or a mark of one who has
   *     been erased
   */
  public record Attendance(OwnedKey meetingKey, String person, AttendanceState state) {

    /** Addresses stay out of logs. */
    @Override
    public String toString() {
      return "Attendance[" + meetingKey + "]";
    }
  }

  /**
   * Those of the newest minutes take the place of those before, but not of those who have been
   * erased, whom no minutes name any more: the totals remain.
   */
  public void save(String about, List<Attendee> attendees) {
    jdbc.update(
        "DELETE FROM kept.attendance WHERE about = ? AND (person NOT LIKE 'erased-%' OR person LIKE '%@%')",
        about);
    jdbc.batchUpdate(
        "INSERT INTO kept.attendance (about, person, name, standing) VALUES (?, ?, ?, ?)",
        attendees.stream()
            .map(a -> new Object[] {about, a.person(), a.name(), a.state().word()})
            .toList());
  }

  /**
   * @param meetingKeys those without minutes have none
   */
  public List<Attendance> of(Collection<OwnedKey> meetingKeys) {
    return jdbc.query(
        // A join, since H2 takes ten times as long for = ANY of some thousands.
        """
        SELECT a.about, a.person, a.standing
        FROM UNNEST(CAST(? AS VARCHAR(110) ARRAY)) AS k (about) JOIN kept.attendance a ON a.about = k.about
        """,
        (row, n) ->
            new Attendance(
                OwnedKey.ofAbout(row.getString(1)),
                row.getString(2),
                AttendanceState.of(row.getString(3))),
        (Object) meetingKeys.stream().map(Meetings::about).toArray(String[]::new));
  }
}
