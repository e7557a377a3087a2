package no.nov.hub.shared.event;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the common calendar from {@code nov.events}. */
@Component("calendarProjection")
@EnableConfigurationProperties(CalendarSettings.class)
public class CalendarProjection implements Projection {

  private final Projecting projecting;
  private final EventTables tables;
  private final CalendarSettings settings;

  CalendarProjection(Projecting projecting, JdbcTemplate jdbc, CalendarSettings settings) {
    this.projecting = projecting;
    this.tables = new EventTables(jdbc);
    this.settings = settings;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "calendar";
  }

  @Override
  public void apply(List<Received> records) {
    List<CalendarBatch.Entry> entries =
        records.stream().map(r -> new CalendarBatch.Entry(Admitted.of(r), r.offset())).toList();
    Set<String> keys = entries.stream().map(entry -> entry.event().toString()).collect(toSet());
    CalendarBatch batch =
        new CalendarBatch(settings.domain(), tables.events(keys), tables.consents(keys));
    entries.forEach(batch::take);
    joinAlike(batch);
    tables.save(batch, records.get(records.size() - 1));
  }

  private void joinAlike(CalendarBatch batch) {
    List<EventState> alike = tables.alike(batch.foldKeys());
    Set<String> keys = alike.stream().map(event -> event.key().toString()).collect(toSet());
    batch.join(alike, tables.consents(keys));
  }
}
