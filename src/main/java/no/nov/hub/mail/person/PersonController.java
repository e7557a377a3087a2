package no.nov.hub.mail.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's person commands call this. Addresses come in bodies, which no log shows. */
@RestController
class PersonController {

  private static final Text HINDERED =
      new Text(
          "Personen kan ikke slettes ennå.", "The person cannot be erased yet. See the reasons.");

  private final Persons persons;

  PersonController(Persons persons) {
    this.persons = persons;
  }

  record Wanted(@NotBlank @Email String address) {

    String standard() {
      return address.strip().toLowerCase(Locale.ROOT);
    }
  }

  @PostMapping("/api/v1/operator/persons/export")
  Persons.Export export(@Valid @RequestBody Wanted wanted, Caller operator) {
    return persons.export(wanted.standard(), operator);
  }

  @PostMapping("/api/v1/operator/persons/erase")
  ResponseEntity<Object> erase(@Valid @RequestBody Wanted wanted, Caller operator) {
    List<Reason> hindrances = persons.hindrances(wanted.standard());
    return hindrances.isEmpty()
        ? ResponseEntity.ok(persons.erase(wanted.standard(), operator))
        : Problem.of(HttpStatus.CONFLICT, HINDERED, hindrances);
  }
}
