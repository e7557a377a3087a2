package no.nov.hub.platform.message;

import java.util.UUID;

/** Names of the topics; others rely on them. */
public final class Topics {

  public static final String MEMBERSHIP = "nov.membership";
  public static final String EVENTS = "nov.events";
  public static final String POSITIONS = "nov.positions";
  public static final String STATISTICS = "nov.statistics";
  public static final String STATEMENTS = "nov.statements";
  public static final String PRIVATE_MEMBERS = "nov.private.members";
  public static final String PRIVATE_GROUPS = "nov.private.groups";
  public static final String PRIVATE_MEETINGS = "nov.private.meetings";
  public static final String PRIVATE_ERASURES = "nov.private.erasures";
  public static final String REJECTED = "nov.rejected";
  public static final String DEAD = "nov.dead";
  public static final String MAIL = "nov.mail";

  private static final String INBOX = "nov.inbox.";
  private static final String RECEIPTS = "nov.receipts.";
  private static final String MARK = "nov.hub.";

  private Topics() {}

  public static String inbox(String participant) {
    return INBOX + participant;
  }

  public static String receipts(String participant) {
    return RECEIPTS + participant;
  }

  public static boolean isInbox(String topic) {
    return topic.startsWith(INBOX);
  }

  public static boolean isReceipts(String topic) {
    return topic.startsWith(RECEIPTS);
  }

  /** An empty topic whose name says to which database the others belong. */
  public static String mark(UUID hub) {
    return MARK + hub;
  }

  public static boolean isMark(String topic) {
    return topic.startsWith(MARK);
  }

  /** Whether it is read by the hub alone. */
  public static boolean isPrivate(String topic) {
    return topic.startsWith("nov.private.");
  }

  /** The participant whose inbox or receipts topic this is. */
  public static String participantOf(String topic) {
    return topic.substring(topic.startsWith(INBOX) ? INBOX.length() : RECEIPTS.length());
  }
}
