package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Person;
import org.springframework.stereotype.Component;

/** Who writes to the groups of meetings today. */
@Component
class Contacts {

  private final Groups groups;
  private final Clock clock;

  Contacts(Groups groups, Clock clock) {
    this.groups = groups;
    this.clock = clock;
  }

  Optional<Person> of(Meeting meeting) {
    return Optional.ofNullable(of(List.of(meeting)).get(meeting.about()));
  }

  /** By what each is about; none of those whose groups are unknown. */
  Map<String, Person> of(Collection<Meeting> meetings) {
    Groups.Loaded loaded =
        groups.load(meetings.stream().flatMap(m -> m.contactGroupKeys().stream()).toList());
    Map<String, Person> contacts = new HashMap<>();
    for (Meeting meeting : meetings) {
      loaded
          .contact(meeting.contactGroupKeys(), LocalDate.now(clock))
          .ifPresent(person -> contacts.put(meeting.about(), person));
    }
    return contacts;
  }
}
