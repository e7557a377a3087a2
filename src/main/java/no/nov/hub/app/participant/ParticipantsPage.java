package no.nov.hub.app.participant;

import java.util.List;

/**
 * Who takes part, as whoever runs the hub sees it.
 *
 * @param fresh whether whoever looks has shown lately enough who it is to change something
 * @param haveAccounts whether each can have an account on Kafka
 * @param done what was just done; null if nothing
 * @param faults what is wrong with a form
 * @param form as it was filled in
 */
record ParticipantsPage(
    boolean fresh,
    boolean haveAccounts,
    Done done,
    List<String> faults,
    Form form,
    List<Row> participants,
    List<Choice> kinds,
    List<Choice> municipalities) {

  /**
   * @param sentences what was done, and what is still to do
   * @param key shown this once; null if none was made; so with the others
   * @param password of the account on Kafka
   * @param link of the manager's invitation
   */
  record Done(List<String> sentences, String key, String password, String link) {

    /** Without what lets in. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /**
   * @param municipalities numbers, with commas
   * @param feeds addresses, one on each line
   */
  record Form(
      String id,
      String name,
      String shortName,
      String kind,
      String municipalities,
      String managerName,
      String managerAddress,
      String feeds) {

    static final Form EMPTY = new Form("", "", "", "ASSOCIATION", "", "", "", "");

    /** Names, addresses and keys of calendars stay out of logs. */
    @Override
    public String toString() {
      return "Form[]";
    }
  }

  /**
   * @param area names of its municipalities; empty if it has none
   * @param state in words; null while it is active
   */
  record Row(
      String id,
      String name,
      String shortName,
      String kind,
      String area,
      String state,
      boolean paused,
      boolean removed) {}

  record Choice(String value, String name) {}
}
