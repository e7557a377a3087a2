package no.nov.hub.meeting;

/** What somebody has answered (RFC 5545, section 3.2.12). */
public enum Participation {
  NONE,
  ACCEPTED,
  DECLINED,
  TENTATIVE,
  DELEGATED
}
