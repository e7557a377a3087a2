/**
 * Web calendars that the hub fetches for a participant. A feed whose time has come is claimed by
 * one instance ({@code FeedTables}), fetched within limits ({@code Fetching}), and compared with
 * what it said before ({@code Comparing}); what is new, changed or gone goes to the participant's
 * inbox, and is remembered when Kafka has it ({@code FeedEdge}).
 */
package no.nov.hub.intake.feed;
