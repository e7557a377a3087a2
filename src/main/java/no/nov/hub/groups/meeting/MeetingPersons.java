package no.nov.hub.groups.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.FreeTexts;
import no.nov.hub.mail.person.PersonSql;
import no.nov.hub.mail.person.PersonalData;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Invitations and answers. They go without a word: whoever asks to be forgotten is not written to
 * once more.
 */
@Component
@Order(2)
class MeetingPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final PersonSql sql;
  private final FreeTexts texts;

  MeetingPersons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.sql = new PersonSql(jdbc);
    this.texts = new FreeTexts(jdbc);
  }

  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        """
        SELECT i.about, m.data AS meeting, i.name, i.address, i.language, i.zone, i.informed_only,
               i.invited, i.told_at, i.answer, i.answered_at, i.answered_how, i.comment,
               i.proposed_start, i.proposed_end, i.delegated_to
        FROM kept.invitation i JOIN kept.meeting m ON m.about = i.about
        WHERE i.address = :address ORDER BY i.told_at
        """,
        """
        SELECT about, address, answer, comment, proposed_start, proposed_end, delegated_to,
               received_at, how, by_whom, standing
        FROM kept.answer
        WHERE address = :address OR by_whom = :address OR delegated_to = :address
        ORDER BY received_at
        """);
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses(
        """
        SELECT address FROM kept.invitation
        UNION SELECT address FROM kept.answer
        UNION SELECT by_whom FROM kept.answer
        UNION SELECT delegated_to FROM kept.answer WHERE delegated_to IS NOT NULL
        """);
  }

  @Override
  public Set<String> names(String address) {
    return sql.values(
        address, "SELECT DISTINCT name FROM kept.invitation WHERE address = :address");
  }

  @Override
  public Set<String> abouts(String address) {
    Set<String> meetings =
        sql.values(
            address,
            """
            SELECT about FROM kept.invitation WHERE address = :address
            UNION SELECT about FROM kept.answer
              WHERE address = :address OR by_whom = :address OR delegated_to = :address
            UNION SELECT m.about FROM kept.meeting_group m
              JOIN kept.group_state s ON m.group_key = s.owner || '/' || s.group_id
              WHERE s.contact_address = :address
            """);
    Set<String> abouts = new TreeSet<>(meetings);
    meetings.forEach(
        meeting -> abouts.add(TellingAnswers.about(OwnedKey.ofAbout(meeting).owner())));
    return abouts;
  }

  /** The text of a meeting ahead is its owner's to change: whoever is called is told of it. */
  @Override
  public int erase(Erasure erasure) {
    lockMeetingsAhead();
    return sql.change(
            erasure,
            "DELETE FROM kept.answer WHERE address = :address OR by_whom = :address",
            "UPDATE kept.answer SET delegated_to = NULL WHERE delegated_to = :address",
            "UPDATE kept.invitation SET delegated_to = NULL WHERE delegated_to = :address",
            "DELETE FROM kept.invitation WHERE address = :address")
        + texts.unnameJsonWhere(
            "ends_at < CURRENT_TIMESTAMP", erasure, "kept.meeting", "data", "about")
        + texts.unname(erasure, "kept.meeting", "reason", "about")
        + texts.unname(erasure, "kept.answer", "comment", "answer_id")
        + texts.unname(erasure, "kept.invitation", "comment", "token");
  }

  /** Whoever is just finding out whom to invite has seen the groups as they were. */
  private void lockMeetingsAhead() {
    jdbc.query(
        "SELECT about FROM kept.meeting WHERE due_at IS NOT NULL ORDER BY about FOR UPDATE",
        row -> {});
  }
}
