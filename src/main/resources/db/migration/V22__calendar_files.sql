-- Events of the calendar files that participants drop or mail, as they were told last: a series that comes again under its UID
-- without some of its dates has let them go. "version" counts what was told of an event, so that one which becomes as it once was
-- is not taken for what was sent then; the revision is that of the series in the file it came with. Only hashes of UIDs are kept.
CREATE TABLE kept.calendar_event (
  participant     VARCHAR(32) NOT NULL,
  event_id        VARCHAR(64) NOT NULL,
  uid_hash        VARCHAR(64) NOT NULL,
  version         INTEGER     NOT NULL,
  fingerprint     VARCHAR(64) NOT NULL,
  starts_at       TIMESTAMP WITH TIME ZONE,
  revision        INTEGER     NOT NULL,
  last_modified   TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (participant, event_id)
);
CREATE INDEX calendar_event_by_uid ON kept.calendar_event (participant, uid_hash);
