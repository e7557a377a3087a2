package no.nov.hub.intake.people;

import java.util.Locale;

/** What a person may do for a participant or, as operator, for the hub. */
public enum Role {
  /** Sends what the participant has to say: counts, events, positions. */
  POSTER,
  /** Serves groups: invites to meetings, sends minutes. */
  CONTACT,
  /** Leads one group: sets its agenda, reads its minutes, writes its summary of the year. */
  LEADER,
  /** Signs for the participant, and invites its people. */
  MANAGER,
  /** Stands in for the manager. */
  DEPUTY,
  /** Of NOV: drafts statements. Moves between associations on a date. */
  SECRETARY,
  /** Of the regional body: follows up advice. */
  DIRECTOR,
  /** Runs the hub; for no participant. */
  OPERATOR;

  public boolean isForTheHub() {
    return this == OPERATOR;
  }

  /** May decide who may do what for the participant. */
  public boolean managesPeople() {
    return this == MANAGER || this == DEPUTY;
  }

  /** Key of its name in the message files. */
  public String key() {
    return "login.role." + name().toLowerCase(Locale.ROOT);
  }
}
