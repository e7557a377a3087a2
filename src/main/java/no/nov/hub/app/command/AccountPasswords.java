package no.nov.hub.app.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.rights.Accounts;

/**
 * Reads the passwords that the accounts are to have; what is missing is told all at once. Those who
 * were added while the hub ran got theirs from the hub, and keep it where none is given.
 */
final class AccountPasswords {

  private static final int SHORTEST = 16;

  private final List<String> missing = new ArrayList<>();

  private AccountPasswords() {}

  static Accounts in(HubSettings settings) {
    AccountPasswords passwords = new AccountPasswords();
    String hub = passwords.take("HUB_KAFKA_PASSWORD", settings.hubPassword());
    Map<String, String> participants = new HashMap<>();
    List<String> first = settings.firstParticipants();
    Set<String> added = new HashSet<>();
    for (String id : settings.participants()) {
      if (first.contains(id) || settings.passwordOf(id).isPresent()) {
        participants.put(id, passwords.take(variable(id), settings.passwordOf(id)));
      } else {
        added.add(id);
      }
    }
    passwords.refuseIfMissing();
    return new Accounts(hub, participants, added);
  }

  private String take(String variable, Optional<String> password) {
    if (password.filter(text -> text.length() >= SHORTEST).isEmpty()) {
      missing.add(variable);
    }
    return password.orElse("");
  }

  private static String variable(String participant) {
    return "HUB_KAFKA_PASSWORDS_" + participant.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void refuseIfMissing() {
    if (!missing.isEmpty()) {
      throw new CommandFault(
          "Passwords of at least %d characters are missing; nothing was changed. Set %s."
              .formatted(SHORTEST, String.join(", ", missing)));
    }
  }
}
