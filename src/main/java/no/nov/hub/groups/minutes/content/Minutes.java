package no.nov.hub.groups.minutes.content;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import no.nov.hub.platform.message.OwnedKey;
import tools.jackson.databind.JsonNode;

/**
 * One version of a meeting's minutes.
 *
 * @param about {@code meeting drammen/styret-3}
 * @param data as admitted
 */
public record Minutes(
    String about,
    int version,
    String owner,
    JsonNode data,
    UUID receiptId,
    Instant receivedAt,
    MinutesState state,
    Reading reading,
    Mailing mailing,
    Approval approval) {

  public enum MinutesState {
    /** Not looked at yet. */
    RECEIVED,
    /** Of a meeting that was not held. */
    UNUSED,
    /** With the one who reads them through. */
    READING,
    /** The reader has said what is wrong. */
    RETURNED,
    /** To be mailed. */
    RELEASED,
    MAILED,
    APPROVED,
    /** There is a newer version. */
    REPLACED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static MinutesState of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @param reader address of who reads them through; null before
   * @param token of the reader's page
   * @param remark what is wrong, or null
   */
  public record Reading(String reader, String token, Instant from, String remark) {

    /** Addresses stay out of logs. */
    @Override
    public String toString() {
      return "Reading[]";
    }
  }

  /**
   * @param releasedBy {@code leader}, or the participant whose key was used; null before
   * @param deadline of objections
   */
  public record Mailing(
      Instant releasedAt, String releasedBy, Instant mailedAt, Instant deadline) {}

  /**
   * @param how {@code said} by everybody, or {@code silence}; null before
   */
  public record Approval(Instant at, String how) {}

  public OwnedKey meetingKey() {
    return OwnedKey.ofAbout(about);
  }

  public boolean isCorrection() {
    return version > 1;
  }

  public boolean isOpen(Instant now) {
    return state == MinutesState.MAILED && !now.isAfter(mailing.deadline());
  }

  /** Names stay out of logs. */
  @Override
  public String toString() {
    return "Minutes[%s, %d]".formatted(about, version);
  }
}
