-- The common calendar, computed from nov.events. Keys are "organiser/eventId".

CREATE TABLE projection.event (
  event_key       VARCHAR(97)  PRIMARY KEY,
  organiser       VARCHAR(32)  NOT NULL,
  event_id        VARCHAR(64)  NOT NULL,
  uid             VARCHAR(300) NOT NULL,
  revision        INTEGER      NOT NULL,
  status          VARCHAR(9)   NOT NULL,
  reason          VARCHAR,
  title           VARCHAR      NOT NULL,
  all_day         BOOLEAN      NOT NULL,
  starts          VARCHAR(19)  NOT NULL,
  ends            VARCHAR(19),
  zone            VARCHAR(64)  NOT NULL,
  starts_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  lasting         BOOLEAN      NOT NULL,
  theme           VARCHAR,
  municipality    VARCHAR(4),
  parent_key      VARCHAR(97),
  fold_key        VARCHAR(64),
  folded_into     VARCHAR(97),
  data            VARCHAR      NOT NULL,
  receipt_id      UUID         NOT NULL,
  first_offset    BIGINT       NOT NULL,
  last_offset     BIGINT       NOT NULL,
  first_published TIMESTAMP WITH TIME ZONE NOT NULL,
  last_modified   TIMESTAMP WITH TIME ZONE NOT NULL
);
-- Those that last for days are few and apart, so that a window of time is a short range of the index.
CREATE INDEX event_by_start ON projection.event (lasting, starts_at, uid);
CREATE INDEX event_sessions ON projection.event (parent_key);
CREATE INDEX event_same ON projection.event (fold_key);

CREATE TABLE projection.event_version (
  event_key     VARCHAR(97) NOT NULL,
  record_offset BIGINT      NOT NULL,
  revision      INTEGER     NOT NULL,
  status        VARCHAR(9)  NOT NULL,
  data          VARCHAR     NOT NULL,
  receipt_id    UUID        NOT NULL,
  received_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (event_key, record_offset)
);

-- What participants have said of others' events, also of events that have not been published yet.
CREATE TABLE projection.event_consent (
  event_key     VARCHAR(97) NOT NULL,
  participant   VARCHAR(32) NOT NULL,
  given         BOOLEAN     NOT NULL,
  record_offset BIGINT      NOT NULL,
  receipt_id    UUID        NOT NULL,
  received_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (event_key, participant)
);

-- Whom the organiser names, and whether they have consented, in words or by publishing the same.
CREATE TABLE projection.event_co_organiser (
  event_key   VARCHAR(97) NOT NULL,
  participant VARCHAR(32) NOT NULL,
  place       INTEGER     NOT NULL,
  consented   BOOLEAN     NOT NULL,
  PRIMARY KEY (event_key, participant)
);

-- One row: changes with the calendar, so that a feed that has not changed need not be made again.
CREATE TABLE projection.calendar_state (
  topic       VARCHAR(100) PRIMARY KEY,
  next_offset BIGINT       NOT NULL,
  changed_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
