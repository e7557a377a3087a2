package no.nov.hub.groups.meeting;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Words that nobody guesses: a hundred random bits, in lower case letters and digits. */
@Component
final class MeetingTokens implements Supplier<String> {

  private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 20;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    return random
        .ints(LENGTH, 0, SIGNS.length())
        .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
        .collect(Collectors.joining());
  }
}
