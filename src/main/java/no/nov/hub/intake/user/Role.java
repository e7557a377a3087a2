package no.nov.hub.intake.user;

/** What a user may do for a participant or, as operator, for the hub. */
public enum Role {
  /** Sends what the participant has to say: counts, events, positions. */
  POSTER("login.role.poster"),
  /** Serves groups: invites to meetings, sends minutes. */
  CONTACT("login.role.contact"),
  /** Leads one group: sets its agenda, reads its minutes, writes its summary of the year. */
  LEADER("login.role.leader"),
  /** Signs for the participant, and invites its people. */
  MANAGER("login.role.manager"),
  /** Stands in for the manager. */
  DEPUTY("login.role.deputy"),
  /** Of NOV: drafts statements. Moves between associations on a date. */
  SECRETARY("login.role.secretary"),
  /** Of the regional body: follows up advice. */
  DIRECTOR("login.role.director"),
  /** Runs the hub; for no participant. */
  OPERATOR("login.role.operator");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  public boolean isForTheHub() {
    return this == OPERATOR;
  }

  /** May decide who may do what for the participant. */
  public boolean managesPeople() {
    return this == MANAGER || this == DEPUTY;
  }

  /** Key of its name in the message files. */
  public String key() {
    return key;
  }
}
