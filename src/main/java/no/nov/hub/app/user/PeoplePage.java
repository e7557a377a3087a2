package no.nov.hub.app.user;

import java.util.List;

/**
 * Who may do what, as those who manage people see it.
 *
 * @param fresh whether whoever looks has shown lately enough who it is to change something
 * @param told what was just done; null if nothing
 * @param link of an invitation that was just sent, to be copied; null if none
 * @param faults what is wrong with the form
 * @param form as it was filled in
 */
record PeoplePage(
    boolean fresh,
    String told,
    String link,
    List<String> faults,
    Form form,
    List<Choice> participants,
    List<Choice> roles,
    List<Row> people,
    List<OfferRow> offers) {

  /**
   * @param until an ISO date, or empty
   */
  record Form(String name, String address, String role, String participant, String until) {
    static final Form EMPTY = new Form("", "", "POSTER", "", "");
  }

  record Choice(String value, String name) {}

  /**
   * @param invited a sentence of an invitation that waits or has lapsed; null if there is none
   */
  record Row(String id, String name, String address, List<RoleRow> roles, String invited) {}

  record RoleRow(String id, String words) {}

  /**
   * A role that a registered group offers somebody.
   *
   * @param words such as that somebody is its contact
   */
  record OfferRow(String key, String name, String address, String words) {}
}
