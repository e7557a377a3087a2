package no.nov.hub.intake.file.content;

/**
 * An event or a series that stands in a calendar by itself, not only by a date of it.
 *
 * @param complete whether all of its dates are known, so that those which it gave before and does
 *     not give now are no more
 * @param kept whether it is kept private, but for dates of it that say otherwise
 */
public record SeriesInFile(Revision revision, boolean complete, boolean kept) {}
