package no.nov.hub.intake.admission;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Set;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.platform.participant.Participant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a participant has made known so far, for an edge that need not send what is of no use. */
@Component
public class KnownThingTables {

  private final JdbcTemplate jdbc;

  KnownThingTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the messages whose requirements are met already. */
  public Set<Sound> met(Participant sender, Collection<Sound> messages) {
    Set<String> known =
        Set.copyOf(
            jdbc.queryForList(
                "SELECT thing_key FROM kept.known_thing WHERE thing_key = ANY(CAST(? AS VARCHAR(240) ARRAY))",
                String.class,
                (Object)
                    messages.stream()
                        .flatMap(message -> keys(sender, message).stream())
                        .distinct()
                        .toArray(String[]::new)));
    return messages.stream()
        .filter(message -> known.containsAll(keys(sender, message)))
        .collect(toSet());
  }

  private static Set<String> keys(Participant sender, Sound message) {
    return message.rules().requires(message.envelope().data()).stream()
        .map(requirement -> sender.id() + "/" + requirement.thing())
        .collect(toSet());
  }
}
