package no.nov.hub.groups.minutes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.minutes.TeamsList.Participant;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.groups.minutes.content.People;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes the attendance of a message out of the list that Teams exports. Nothing is kept: the
 * contact looks at it, and sends it with the minutes.
 */
@RestController
class AttendanceListController {

  private static final int MOST_BYTES = 1 << 20;

  private final Meetings meetings;
  private final MinutesContext context;

  AttendanceListController(Meetings meetings, MinutesContext context) {
    this.meetings = meetings;
    this.context = context;
  }

  /**
   * @param attendance as in minutes
   * @param notMembers names of those who were there and are not known
   * @param absent names of those who were called and are not in the list
   */
  record Matched(List<Present> attendance, List<String> notMembers, List<String> absent) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Matched[]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Present(String address, String name, boolean present) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Present[]";
    }
  }

  @PostMapping("/api/v1/meetings/{owner}/{id}/attendance-list")
  ResponseEntity<Object> match(
      @PathVariable String owner, @PathVariable String id, InputStream body, Caller caller)
      throws IOException {
    Optional<Called> meeting =
        caller.maySpeakFor(owner) ? meetings.find(new OwnedKey(owner, id)) : Optional.empty();
    if (meeting.isEmpty()) {
      return Problem.notFound(
          Reason.of(
              "",
              "not_found",
              "Dere har ikke kalt inn til noe møte med denne id-en.",
              "You have not called a meeting with this id."));
    }
    byte[] file = body.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      return Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "too_large",
          new Text(
              "Filen er over 1 MB, og det er ingen oppmøteliste. Velg filen som Teams lagde.",
              "The file is more than 1 MB, which no attendance list is. Choose the file that Teams made."));
    }
    return TeamsList.read(file)
        .map(list -> ResponseEntity.ok((Object) match(list, context.people(meeting.get()))))
        .orElseGet(AttendanceListController::notAList);
  }

  private static Matched match(List<Participant> list, People people) {
    List<Present> attendance = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Participant each : list) {
      Optional<People.Known> person = find(each, people);
      if (person.isEmpty()) {
        attendance.add(
            new Present(each.addresses().stream().findFirst().orElse(null), each.name(), true));
        others.add(each.name());
      } else if (known.add(person.get().address())) {
        attendance.add(new Present(person.get().address(), person.get().name(), true));
      }
    }
    List<String> absent =
        people.all().stream()
            .filter(each -> !each.informedOnly() && !known.contains(each.address()))
            .map(People.Known::name)
            .sorted()
            .toList();
    return new Matched(attendance, others, absent);
  }

  /** By either address, or by the name, since many log on with another address. */
  private static Optional<People.Known> find(Participant participant, People people) {
    return participant.addresses().stream()
        .flatMap(address -> people.find(address, null).stream())
        .findFirst()
        .or(() -> people.find(null, participant.name()))
        .or(() -> people.find(null, turned(participant.name())));
  }

  /** “Eksempel, Bo”, as many directories write it. */
  private static String turned(String name) {
    return name.replaceFirst("^([^,]+),\\s*([^,]+)$", "$2 $1");
  }

  private static ResponseEntity<Object> notAList() {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "not_an_attendance_list",
        new Text(
            "Filen er ikke en oppmøteliste fra Teams. Last den ned på nytt fra fanen «Oppmøte» i møtet, og send den uten å endre overskriftene.",
            "The file is no attendance list of Teams. Download it anew from the tab “Attendance” of the meeting, and send it without changing the headings."));
  }
}
