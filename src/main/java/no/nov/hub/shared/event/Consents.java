package no.nov.hub.shared.event;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What participants have said of others' events; the last word counts. */
final class Consents {

  /** One participant's last word on one event. */
  record Said(String eventKey, String participant, boolean given, long offset, Instant at) {}

  private record Who(String eventKey, String participant) {}

  private final Map<Who, Said> last = new LinkedHashMap<>();

  void addAll(Collection<Said> said) {
    said.forEach(this::add);
  }

  /** Returns false if something later is known already. */
  boolean add(Said said) {
    Said known = last.get(new Who(said.eventKey(), said.participant()));
    if (known != null && known.offset() >= said.offset()) {
      return false;
    }
    last.put(new Who(said.eventKey(), said.participant()), said);
    return true;
  }

  boolean given(EventKey event, String participant) {
    Said said = last.get(new Who(event.toString(), participant));
    return said != null && said.given();
  }

  boolean withheld(EventKey event, String participant) {
    Said said = last.get(new Who(event.toString(), participant));
    return said != null && !said.given();
  }
}
