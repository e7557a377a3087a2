package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A fact that shows how a charter is kept.
 *
 * @param groupKey {@code drammen/energi}, or the owner alone if it is of the whole association
 * @param by who says so
 * @param person address, or null; a mark of one who has been erased
 * @param name of the person, or null
 * @param data the rest, as admitted
 */
public record Evidence(
    String groupKey,
    String id,
    EvidenceKind kind,
    LocalDate on,
    String by,
    String person,
    String name,
    JsonNode data) {

  public Optional<String> text(String field) {
    return Optional.ofNullable(data.path(field).asString(null));
  }

  public Optional<LocalDate> date(String field) {
    return text(field).map(LocalDate::parse);
  }

  int number(String field) {
    return data.path(field).asInt(0);
  }

  boolean isElectionOf(String role) {
    return kind == EvidenceKind.ELECTION && text("role").filter(role::equals).isPresent();
  }

  LocalDate termFrom() {
    return date("termFrom").orElse(on);
  }

  int termMonths() {
    return data.path("termMonths").asInt(12);
  }

  /** The first day after the term. */
  LocalDate termEnd() {
    return termFrom().plusMonths(termMonths());
  }

  boolean isTermOn(LocalDate day) {
    return !termFrom().isAfter(day) && termEnd().isAfter(day);
  }

  boolean isAboutRule(String rule) {
    return text("rule").filter(rule::equals).isPresent();
  }

  String who() {
    return name == null ? person : name;
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Evidence[%s, %s]".formatted(groupKey, kind);
  }
}
