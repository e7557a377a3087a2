package no.nov.hub.app.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's commands call this. */
@RestController
class UserOperatorController {

  private static final Reason NO_ADDRESS =
      Reason.of(
          "address",
          "not_an_address",
          "Dette er ikke en e-postadresse.",
          "This is not a mail address.");

  private static final Reason NOBODY =
      Reason.of(
          "address",
          "unknown_user",
          "Ingen person har denne adressen. Legg personen til med «users add».",
          "No person has this address. Add the user with “users add”.");

  private final Users users;
  private final LoginRequests requests;
  private final Participants participants;
  private final Links links;
  private final AuditLog audit;
  private final Clock clock;

  UserOperatorController(
      Users users,
      LoginRequests requests,
      Participants participants,
      Links links,
      AuditLog audit,
      Clock clock) {
    this.users = users;
    this.requests = requests;
    this.participants = participants;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param participant null for the operator's role
   * @param groupId of a leader's group
   */
  record WantedRole(
      @NotNull Role role,
      @Size(max = 32) String participant,
      @Size(max = 64) String groupId,
      LocalDate until) {}

  /**
   * @param language nb or en; Norwegian if left out
   */
  record WantedUser(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 254) String address,
      String language,
      List<@NotNull @Valid WantedRole> roles) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "WantedUser";
    }
  }

  record WantedLink(@NotBlank @Size(max = 254) String address) {

    /** Addresses stay out of logs. */
    @Override
    public String toString() {
      return "WantedLink";
    }
  }

  @PostMapping("/api/v1/operator/users")
  ResponseEntity<Object> add(@Valid @RequestBody WantedUser wanted, Caller operator) {
    Optional<String> address = Address.standard(wanted.address());
    List<Reason> faults = new ArrayList<>();
    if (address.isEmpty()) {
      faults.add(NO_ADDRESS);
    }
    List<WantedRole> roles = wanted.roles() == null ? List.of() : wanted.roles();
    roles.stream()
        .map(WantedRole::participant)
        .filter(id -> id != null && participants.find(id).isEmpty())
        .forEach(id -> faults.add(unknown(id)));
    if (!faults.isEmpty()) {
      return Problem.badQuery(faults);
    }
    User user =
        new User(
            UUID.randomUUID(),
            PlainText.oneLine(wanted.name()).strip(),
            address.get(),
            Language.of(wanted.language()));
    List<Reason> refused = users.add(user, given(user, roles), operator);
    return refused.isEmpty()
        ? ResponseEntity.status(HttpStatus.CREATED).body(Map.of("userId", user.id()))
        : Problem.badQuery(refused);
  }

  private List<GivenRole> given(User user, List<WantedRole> roles) {
    LocalDate today = LocalDate.now(clock);
    return roles.stream()
        .map(
            role ->
                new GivenRole(
                    UUID.randomUUID(),
                    user.id(),
                    role.role(),
                    role.participant(),
                    role.groupId(),
                    today,
                    role.until()))
        .toList();
  }

  /** A way in for somebody who sits at the machine, or whom the operator hands it to. */
  @PostMapping("/api/v1/operator/login-links")
  ResponseEntity<Object> link(@Valid @RequestBody WantedLink wanted, Caller operator) {
    Optional<User> user =
        Address.standard(wanted.address())
            .or(() -> Optional.of(wanted.address()))
            .flatMap(users::ofAddress);
    if (user.isEmpty()) {
      return Problem.notFound(NOBODY);
    }
    String link = links.login(requests.linkFor(user.get()));
    audit.note(operator, "login link made", user.get().mark());
    return ResponseEntity.ok(Map.of("link", link));
  }

  private Reason unknown(String id) {
    String shown = PlainText.shortened(id);
    String ids = String.join(", ", participants.ids());
    return Reason.of(
        "participant",
        "unknown_participant",
        "Ingen deltaker heter «%s»; det finnes %s.".formatted(shown, ids),
        "No participant is called “%s”; there are %s.".formatted(shown, ids));
  }
}
