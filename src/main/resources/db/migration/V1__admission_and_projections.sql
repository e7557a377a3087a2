-- One SQL for H2 and PostgreSQL. Schema "kept" holds what exists only here; "projection" what the topics can give again.

CREATE TABLE kept.access_key (
  key_id     VARCHAR(36)  PRIMARY KEY,
  holder     VARCHAR(32)  NOT NULL,
  label      VARCHAR(100) NOT NULL,
  hash       VARCHAR(64)  NOT NULL UNIQUE,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  revoked_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE kept.audit (
  audit_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       TIMESTAMP WITH TIME ZONE NOT NULL,
  who      VARCHAR(64)   NOT NULL,
  action   VARCHAR(64)   NOT NULL,
  subject  VARCHAR(200)  NOT NULL
);

-- Admission's memory: who has sent what (accepted and held messages), so that a repeat is known. The key is one column,
-- participant/id, because H2 finds many of them at once by an index only then.
CREATE TABLE kept.admitted (
  message_key VARCHAR(240) PRIMARY KEY,
  fingerprint VARCHAR(64)  NOT NULL,
  status      VARCHAR(8)   NOT NULL,
  receipt_id  UUID         NOT NULL
);

-- By receipt only those are looked for that wait to be confirmed. An index of all receipts would cost
-- about as much as the table itself: their ids are random, so each row would change a page of its own.
CREATE TABLE kept.held_message (
  receipt_id  UUID         PRIMARY KEY,
  message_key VARCHAR(240) NOT NULL
);

-- What later messages of the same sender may refer to, such as an event to cancel; participant/thing.
CREATE TABLE kept.known_thing (
  thing_key VARCHAR(240) PRIMARY KEY
);

-- Figures that later ones are compared with.
CREATE TABLE kept.measured (
  participant VARCHAR(32) NOT NULL,
  as_of       DATE        NOT NULL,
  amount      BIGINT      NOT NULL,
  PRIMARY KEY (participant, as_of)
);

-- How far admission's memory has come in each participant's inbox and receipts.
CREATE TABLE kept.admission_progress (
  participant     VARCHAR(32) PRIMARY KEY,
  inbox_offset    BIGINT NOT NULL,
  receipts_offset BIGINT NOT NULL
);

CREATE TABLE projection.progress (
  projection  VARCHAR(64)  NOT NULL,
  topic       VARCHAR(100) NOT NULL,
  part        INTEGER      NOT NULL,
  next_offset BIGINT       NOT NULL,
  PRIMARY KEY (projection, topic, part)
);

CREATE TABLE projection.receipt (
  receipt_id   UUID         PRIMARY KEY,
  participant  VARCHAR(32)  NOT NULL,
  message_id   VARCHAR(200),
  status       VARCHAR(8)   NOT NULL,
  receipt      VARCHAR      NOT NULL,
  given_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX receipt_of_participant ON projection.receipt (participant, given_at);

CREATE TABLE projection.rejection (
  rejection_id   UUID         PRIMARY KEY,
  participant    VARCHAR(32)  NOT NULL,
  status         VARCHAR(8)   NOT NULL,
  origin         VARCHAR(300) NOT NULL,
  reasons        VARCHAR      NOT NULL,
  attributes     VARCHAR      NOT NULL,
  content        BYTEA,
  complete       BOOLEAN      NOT NULL,
  rejected_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX rejection_of_participant ON projection.rejection (participant, rejected_at);
CREATE INDEX rejection_age ON projection.rejection (rejected_at);

-- Rejections that a later, accepted submission mended or confirmed.
CREATE TABLE projection.mended_rejection (
  rejection_id UUID        NOT NULL,
  participant  VARCHAR(32) NOT NULL,
  receipt_id   UUID        NOT NULL,
  PRIMARY KEY (rejection_id, participant)
);
