-- What the sender has last said of a thing that others may refer to, such as when a meeting begins; most things have no such state.
ALTER TABLE kept.known_thing ADD COLUMN state VARCHAR(64);

-- Minutes as they were sent, a version each; "about" is as in kept.meeting. "due_at" is when they are to be looked at next,
-- "missing_since" since when their meeting has been looked for in vain.
-- Standings: received, unused, reading, returned, released, mailed, approved, replaced.
CREATE TABLE kept.minutes (
  about        VARCHAR(110) NOT NULL,
  version      INTEGER      NOT NULL,
  owner        VARCHAR(32)  NOT NULL,
  data         VARCHAR      NOT NULL,
  receipt_id   UUID         NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  standing     VARCHAR(8)   NOT NULL,
  reader       VARCHAR(254),
  reader_token VARCHAR(40)  UNIQUE,
  reading_from TIMESTAMP WITH TIME ZONE,
  remark       VARCHAR(2000),
  released_at  TIMESTAMP WITH TIME ZONE,
  released_by  VARCHAR(254),
  mailed_at    TIMESTAMP WITH TIME ZONE,
  deadline     TIMESTAMP WITH TIME ZONE,
  approved_at  TIMESTAMP WITH TIME ZONE,
  approved_how VARCHAR(7),
  missing_since TIMESTAMP WITH TIME ZONE,
  due_at       TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (about, version)
);
CREATE INDEX minutes_due ON kept.minutes (due_at);
CREATE INDEX minutes_of_owner ON kept.minutes (owner, received_at);

-- Who was mailed a version, and what the person says of it; "said" is nothing, approved or objected.
CREATE TABLE kept.minutes_reply (
  about    VARCHAR(110) NOT NULL,
  version  INTEGER      NOT NULL,
  address  VARCHAR(254) NOT NULL,
  name     VARCHAR(400) NOT NULL,
  language VARCHAR(2)   NOT NULL,
  token    VARCHAR(40)  NOT NULL UNIQUE,
  said     VARCHAR(8)   NOT NULL,
  said_at  TIMESTAMP WITH TIME ZONE,
  comment  VARCHAR(2000),
  PRIMARY KEY (about, version, address)
);

-- Actions of minutes that have gone out, open until there is an outcome; "number" counts them within a meeting for ever.
CREATE TABLE kept.action (
  about       VARCHAR(110) NOT NULL,
  number      INTEGER      NOT NULL,
  owner       VARCHAR(32)  NOT NULL,
  words       VARCHAR(4000) NOT NULL,
  responsible VARCHAR(600) NOT NULL,
  address     VARCHAR(254),
  language    VARCHAR(2)   NOT NULL,
  due         DATE,
  standing    VARCHAR(7)   NOT NULL,
  outcome     VARCHAR(4000),
  outcome_at  TIMESTAMP WITH TIME ZONE,
  outcome_by  VARCHAR(254),
  token       VARCHAR(40)  NOT NULL UNIQUE,
  reminders   INTEGER      NOT NULL,
  due_at      TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (about, number)
);
CREATE INDEX action_due ON kept.action (due_at);
CREATE INDEX action_of_owner ON kept.action (owner, standing);

-- Who was at a meeting, by the newest minutes of it. "person" is the address in lower case, for a guest without one the name; whoever has been erased has a mark instead that
-- tells nothing of the person, so that the totals remain. "standing" is present, absent or guest: a guest was no member that day.
CREATE TABLE kept.attendance (
  about    VARCHAR(110) NOT NULL,
  person   VARCHAR(400) NOT NULL,
  name     VARCHAR(400) NOT NULL,
  standing VARCHAR(7)   NOT NULL,
  PRIMARY KEY (about, person)
);
CREATE INDEX attendance_of_person ON kept.attendance (person);
