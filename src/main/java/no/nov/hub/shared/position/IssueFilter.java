package no.nov.hub.shared.position;

/**
 * Which issues to list: those in which at least one position that counts fits all that is asked. If
 * nothing is asked, all issues, also those in which everybody is silent by now.
 *
 * @param theme as written in the position, or null
 * @param level {@code local}, {@code county} or {@code national}, or null
 * @param openHearing only with a hearing whose deadline has not passed
 * @param participant id of whose position it is, or null
 */
public record IssueFilter(String theme, String level, boolean openHearing, String participant) {

  public static final IssueFilter ALL = new IssueFilter(null, null, false, null);
}
