package no.nov.hub.app.console;

import java.util.List;

/**
 * All that the page says, ready to be read.
 *
 * @param made when the figures were looked up, in words
 * @param charts the same bars for wide and for narrow screens, since text in a picture shrinks with
 *     it; none before anybody has reported
 */
record OverviewPage(
    String made,
    ToDo waits,
    NovNow now,
    List<MemberChart> charts,
    MonthTable months,
    NextEvents events,
    IssueMatrix issues) {}
