package no.nov.hub.mail.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** A participant's own address for files by mail, and who may send there. */
@RestController
class SubmissionAddressController {

  private static final int LONGEST_ADDRESS = 254;

  private static final Reason NO_ADDRESS =
      Reason.of(
          "address",
          "not_an_address",
          "Dette er ikke en e-postadresse. Skriv for eksempel kari@forening.no.",
          "This is no e-mail address. Write for instance kari@association.no.");

  private static final Reason NOT_REGISTERED =
      Reason.of(
          "address",
          "not_registered",
          "Denne adressen er ikke registrert som avsender hos dere.",
          "This address is not registered as a sender of yours.");

  private static final Reason NOT_MADE =
      Reason.of(
          "",
          "not_made",
          "Dere har ingen adresse for innsending ennå. Den lages når huben starter.",
          "You have no address for submissions yet. It is made when the hub starts.");

  private final SubmissionAddressTables addresses;
  private final SubmissionTables submissionTables;

  SubmissionAddressController(
      SubmissionAddressTables addresses, SubmissionTables submissionTables) {
    this.addresses = addresses;
    this.submissionTables = submissionTables;
  }

  @GetMapping("/api/v1/submission-address")
  ResponseEntity<Object> address(Caller caller) {
    return addresses
        .addressOf(caller.participant().id())
        .<ResponseEntity<Object>>map(address -> ResponseEntity.ok(Map.of("address", address)))
        .orElseGet(() -> Problem.notFound(NOT_MADE));
  }

  @PostMapping("/api/v1/submission-address/renew")
  ResponseEntity<Object> renew(Caller caller) {
    addresses.renew(caller.participant().id(), caller);
    settleUnknown(caller);
    return address(caller);
  }

  @GetMapping("/api/v1/submission-senders")
  Map<String, List<String>> senders(Caller caller) {
    return Map.of("senders", addresses.senders(caller.participant().id()));
  }

  @PutMapping("/api/v1/submission-senders/{address}")
  ResponseEntity<Object> add(@PathVariable String address, Caller caller) {
    String wanted = address.strip().toLowerCase(Locale.ROOT);
    if (wanted.length() > LONGEST_ADDRESS || !IncomingMail.isAddress(wanted)) {
      return Problem.badQuery(List.of(NO_ADDRESS));
    }
    addresses.add(caller.participant().id(), wanted, caller);
    settleUnknown(caller);
    return ResponseEntity.noContent().build();
  }

  /** These are the two things that can be done about mail from senders who are unknown. */
  private void settleUnknown(Caller caller) {
    String participant = caller.participant().id();
    submissionTables.isOver(FilesByMail.unknownSenders(participant), participant);
  }

  @DeleteMapping("/api/v1/submission-senders/{address}")
  ResponseEntity<Object> remove(@PathVariable String address, Caller caller) {
    String wanted = address.strip().toLowerCase(Locale.ROOT);
    return addresses.remove(caller.participant().id(), wanted, caller)
        ? ResponseEntity.noContent().build()
        : Problem.notFound(NOT_REGISTERED);
  }
}
