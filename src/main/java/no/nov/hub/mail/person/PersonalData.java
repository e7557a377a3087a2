package no.nov.hub.mail.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.message.Reason;

/**
 * A subject that keeps something about persons. Whoever is not there has nothing, and erasing twice
 * is erasing once. Addresses are in lower case.
 */
public interface PersonalData {

  /** As an export names it: {@code invitations}. */
  String name();

  /** What is kept about the person, an entry each. */
  List<Map<String, Object>> about(String address);

  /** Whom it keeps something about; so one is found of whom only the hash is known. */
  Collection<String> addresses();

  /** By which names texts may speak of the person. */
  default Set<String> names(String address) {
    return Set.of();
  }

  /**
   * Meetings and the like, as letters name what they are about, whose letters may name the person.
   */
  default Set<String> abouts(String address) {
    return Set.of();
  }

  /** What must be settled before the person can be erased. */
  default List<Reason> hindrances(String address) {
    return List.of();
  }

  /**
   * Within the transaction of the caller.
   *
   * @return how many entries are gone or name the person no longer
   */
  int erase(Erasure erasure);
}
