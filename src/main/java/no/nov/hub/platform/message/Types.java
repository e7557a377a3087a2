package no.nov.hub.platform.message;

/** Names of the message types; others rely on them. */
public final class Types {

  public static final String MEMBERSHIP_COUNTED = "no.nov.membership.counted.v1";
  public static final String MEMBERSHIP_LISTED = "no.nov.membership.listed.v1";
  public static final String EVENT_PUBLISHED = "no.nov.event.published.v1";
  public static final String EVENT_CANCELLED = "no.nov.event.cancelled.v1";
  public static final String CONSENT_GIVEN = "no.nov.consent.given.v1";
  public static final String POSITION_ADOPTED = "no.nov.position.adopted.v1";
  public static final String POSITION_WITHDRAWN = "no.nov.position.withdrawn.v1";
  public static final String GROUP_REGISTERED = "no.nov.group.registered.v1";
  public static final String MEETING_CALLED = "no.nov.meeting.called.v1";
  public static final String MEETING_CANCELLED = "no.nov.meeting.cancelled.v1";
  public static final String MEETING_PROPOSED = "no.nov.meeting.proposed.v1";
  public static final String MEETING_MINUTED = "no.nov.meeting.minuted.v1";
  public static final String EVIDENCE_RECORDED = "no.nov.evidence.recorded.v1";
  public static final String CHARTER_ADOPTED = "no.nov.charter.adopted.v1";
  public static final String STATISTICS_AGGREGATED = "no.nov.statistics.aggregated.v1";
  public static final String PERSON_ERASED = "no.nov.person.erased.v1";
  public static final String MAIL_FACT = "no.nov.mail.fact.v1";
  public static final String RECEIPT = "no.nov.receipt.v1";

  /** The {@code source} of the hub's own messages. */
  public static final String HUB = "/hub";

  private Types() {}
}
