package no.nov.hub.groups.charter.rule;

import java.util.Arrays;
import java.util.List;

/** What evidence can be, and what it must say. */
public enum EvidenceKind {
  ELECTION("election", true, "person", "role"),
  ADMISSION("admission", true, "person"),
  OP_ED("opEd", false, "title"),
  MEDIA_MOVE("mediaMove", false, "title"),
  NOMINATION("nomination", true, "person", "body"),
  ADVICE("advice", true, "what", "toWhom"),
  EVALUATION("evaluation", true, "year", "summary", "plan"),
  BALANCE("balance", true, "women", "men"),
  EVENT_ACCOUNT("eventAccount", false, "eventId", "income", "cost"),
  EXCEPTION("exception", false, "rule", "reason", "until"),
  RULE("rule", false, "rule");

  private final String word;
  private final boolean ofGroup;
  private final List<String> required;

  EvidenceKind(String word, boolean ofGroup, String... required) {
    this.word = word;
    this.ofGroup = ofGroup;
    this.required = List.of(required);
  }

  public String word() {
    return word;
  }

  /** Whether it cannot be of the whole association. */
  public boolean isOfGroup() {
    return ofGroup;
  }

  public List<String> required() {
    return required;
  }

  public static EvidenceKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findAny().orElseThrow();
  }
}
