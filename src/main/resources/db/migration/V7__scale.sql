-- So that a question costs what its answer is long, however much is stored.

-- A window of the calendar is counted, filtered and searched for clashes in the index alone.
DROP INDEX projection.event_by_start;
CREATE INDEX event_by_start ON projection.event (lasting, starts_at, uid, ends_at, folded_into, status, parent_key, organiser,
  event_key, theme, municipality);

-- Which positions count on a date is told by the index, too.
DROP INDEX projection.position_end;
DROP INDEX projection.position_of_association;
DROP INDEX projection.position_theme;
DROP INDEX projection.position_level;
CREATE INDEX position_end ON projection.position_version (issue_id, association, ends_on, effective_on, version);
CREATE INDEX position_of_association ON projection.position_version (association, issue_id, ends_on, effective_on, theme, issue_level);
CREATE INDEX position_theme ON projection.position_version (theme, issue_id, association, ends_on, effective_on, issue_level);
CREATE INDEX position_level ON projection.position_version (issue_level, issue_id, association, ends_on, effective_on);
CREATE INDEX position_begun ON projection.position_version (effective_on, ends_on, issue_id, association, theme, issue_level);

-- Hearings that are open for more than a year are few and apart, so that those open on a date are a short range of the index.
ALTER TABLE projection.position_version ADD COLUMN long_hearing BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE projection.position_version SET long_hearing = TRUE WHERE deadline > effective_on + INTERVAL '366' DAY;
DROP INDEX projection.position_deadline;
CREATE INDEX position_deadline ON projection.position_version (long_hearing, deadline, ends_on, effective_on, issue_id, association,
  theme, issue_level);
