package no.nov.hub.groups.minutes.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Actions for the contact: what is open, what became of it, and what the next meeting takes up. */
@RestController
class ActionController {

  private static final int LONGEST = 2000;

  private final ActionTables tables;
  private final Actions actions;

  ActionController(ActionTables tables, Actions actions) {
    this.tables = tables;
    this.actions = actions;
  }

  /**
   * @param done whether that ends it; true if left out
   */
  record Told(String outcome, Boolean done) {}

  /**
   * @param group such as {@code drammen/kraft}; all of one's own if left out
   * @param open only those without an outcome
   */
  @GetMapping("/api/v1/actions")
  ResponseEntity<Object> list(
      @RequestParam(required = false) String group,
      @RequestParam(defaultValue = "false") boolean open,
      Caller caller) {
    if (group == null) {
      return shown("actions", tables.ofOwners(caller.owners(), open));
    }
    return OwnedKey.read(group).filter(key -> caller.maySpeakFor(key.owner())).isPresent()
        ? shown("actions", tables.ofGroups(List.of(group), open))
        : unknownGroup();
  }

  /** What is still to be done by earlier meetings of a group, for the agenda of the next. */
  @GetMapping("/api/v1/groups/{owner}/{groupId}/next-agenda")
  ResponseEntity<Object> nextAgenda(
      @PathVariable String owner, @PathVariable String groupId, Caller caller) {
    return caller.maySpeakFor(owner)
        ? shown("openActions", tables.ofGroups(List.of(owner + "/" + groupId), true))
        : unknownGroup();
  }

  @PostMapping("/api/v1/actions/{owner}/{id}")
  ResponseEntity<Object> tell(
      @PathVariable String owner, @PathVariable String id, @RequestBody Told told, Caller caller) {
    List<Reason> faults = faults(told);
    if (!faults.isEmpty()) {
      return Problem.badQuery(faults);
    }
    boolean done = told.done() == null || told.done();
    return caller.maySpeakFor(owner)
            && actions.byContact(owner, id, told.outcome(), done, caller.who())
        ? ResponseEntity.noContent().build()
        : Problem.notFound(
            Reason.of(
                "id",
                "unknown_action",
                "Dere har ingen oppgave med denne id-en. Se etter i listen over oppgaver.",
                "You have no action with this id. Look at the list of actions."));
  }

  private static List<Reason> faults(Told told) {
    List<Reason> faults = new ArrayList<>();
    if (told.outcome() == null || told.outcome().isBlank()) {
      faults.add(
          Reason.of(
              "outcome",
              "missing",
              "«outcome» mangler: hva som ble av oppgaven, eller hvordan det går.",
              "“outcome” is missing: what became of the action, or how it goes."));
    } else if (told.outcome().length() > LONGEST) {
      faults.add(
          Reason.of(
              "outcome",
              "too_long",
              "«outcome» er for lang; grensen er 2000 tegn.",
              "“outcome” is too long; the most is 2000 characters."));
    } else if (PlainText.hasControlCharactersBesidesLineBreaks(told.outcome())) {
      faults.add(
          Reason.of(
              "outcome",
              "control_character",
              "«outcome» har et usynlig tegn. Skriv teksten på nytt uten det.",
              "“outcome” has an invisible control character. Write the text anew without it."));
    }
    return faults;
  }

  private static ResponseEntity<Object> shown(String name, List<Action> found) {
    return ResponseEntity.ok(Map.of(name, found.stream().map(ActionView::of).toList()));
  }

  private static ResponseEntity<Object> unknownGroup() {
    return Problem.notFound(
        Reason.of(
            "group",
            "unknown_group",
            "Dere har ingen gruppe med denne id-en. Skriv den som drammen/kraft.",
            "You have no group with this id. Write it like drammen/kraft."));
  }
}
