package no.nov.hub.intake.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may be used for. */
public enum Scope {
  /** To send messages, and to decide what the hub takes in from elsewhere. */
  SUBMIT,
  /** To read what is shared, and what became of what its holder sent. */
  READ,
  /** Whatever has to do with groups and their meetings, and so with persons. */
  GROUPS,
  /** To run the hub. */
  OPERATE;

  private static final String COMMA = ",";

  /** As keys and commands name it. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All that a key of the holder can have. */
  static Set<Scope> of(String holder) {
    return holder.equals(Keys.OPERATOR) ? EnumSet.of(OPERATE) : EnumSet.of(SUBMIT, READ, GROUPS);
  }

  static String words(Collection<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(COMMA));
  }

  static Set<Scope> read(String words) {
    return Arrays.stream(words.split(COMMA))
        .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
  }

  /** As Spring Security knows it. */
  String authority() {
    return "SCOPE_" + name();
  }
}
