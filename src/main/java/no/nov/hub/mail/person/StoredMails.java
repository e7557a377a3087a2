package no.nov.hub.mail.person;

import java.util.List;
import java.util.Map;

/** Mails in the hub's mailbox that are from or to a person. */
public interface StoredMails {

  /**
   * @throws Unreachable if the mailbox cannot be read now
   */
  List<Map<String, Object>> about(String address) throws Unreachable;

  /**
   * @return how many were deleted
   * @throws Unreachable if the mailbox cannot be read now
   */
  int erase(String address) throws Unreachable;

  /** The mailbox cannot be read now. */
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreachable(Throwable cause) {
      super(cause);
    }
  }
}
