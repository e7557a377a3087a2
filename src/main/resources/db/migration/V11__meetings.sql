-- Meetings and events that groups are invited to; "about" is "meeting drammen/styret-3" or "event drammen/frokost-1".
CREATE TABLE kept.meeting (
  about          VARCHAR(110) PRIMARY KEY,
  owner          VARCHAR(32)  NOT NULL,
  status         VARCHAR(9)   NOT NULL,
  data           VARCHAR      NOT NULL,
  reason         VARCHAR(1000),
  changed        VARCHAR(200) NOT NULL,
  starts_at      TIMESTAMP WITH TIME ZONE,
  ends_at        TIMESTAMP WITH TIME ZONE,
  uid            VARCHAR(300) NOT NULL,
  token          VARCHAR(40)  NOT NULL UNIQUE,
  sequence       INTEGER      NOT NULL,
  raised_sequence INTEGER     NOT NULL,
  timed_sequence INTEGER      NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  receipt_id     UUID         NOT NULL,
  obstacle       VARCHAR(20),
  due_at         TIMESTAMP WITH TIME ZONE
);
CREATE INDEX meeting_due ON kept.meeting (due_at);
CREATE INDEX meeting_of_owner ON kept.meeting (owner, starts_at);

CREATE TABLE kept.meeting_group (
  group_key VARCHAR(100) NOT NULL,
  about     VARCHAR(110) NOT NULL,
  PRIMARY KEY (group_key, about)
);
CREATE INDEX group_of_meeting ON kept.meeting_group (about);

-- Who has been told what, and has answered what; "told" is a hash of what the last mail said.
CREATE TABLE kept.invitation (
  about           VARCHAR(110) NOT NULL,
  address         VARCHAR(254) NOT NULL,
  name            VARCHAR(400) NOT NULL,
  language        VARCHAR(2)   NOT NULL,
  zone            VARCHAR(64),
  informed_only   BOOLEAN      NOT NULL,
  token           VARCHAR(40)  NOT NULL UNIQUE,
  invited         BOOLEAN      NOT NULL,
  sequence        INTEGER      NOT NULL,
  told            VARCHAR(64)  NOT NULL,
  told_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  first_message   VARCHAR(200) NOT NULL,
  reminders       INTEGER      NOT NULL,
  asks            INTEGER      NOT NULL,
  asks_mailed     INTEGER      NOT NULL,
  answer          VARCHAR(10)  NOT NULL,
  answer_sequence INTEGER      NOT NULL,
  answer_stamp    TIMESTAMP WITH TIME ZONE,
  answered_at     TIMESTAMP WITH TIME ZONE,
  answered_how    VARCHAR(8),
  comment         VARCHAR(2000),
  proposed_start  TIMESTAMP WITH TIME ZONE,
  proposed_end    TIMESTAMP WITH TIME ZONE,
  delegated_to    VARCHAR(254),
  PRIMARY KEY (about, address)
);

-- Every answer that came, also those that do not count.
CREATE TABLE kept.answer (
  answer_id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  about          VARCHAR(110) NOT NULL,
  address        VARCHAR(254) NOT NULL,
  answer         VARCHAR(10)  NOT NULL,
  comment        VARCHAR(2000),
  proposed_start TIMESTAMP WITH TIME ZONE,
  proposed_end   TIMESTAMP WITH TIME ZONE,
  delegated_to   VARCHAR(254),
  sequence       INTEGER      NOT NULL,
  stamp          TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  how            VARCHAR(8)   NOT NULL,
  by_whom        VARCHAR(254) NOT NULL,
  standing       VARCHAR(10)  NOT NULL
);
CREATE INDEX answer_to_meeting ON kept.answer (about, received_at);

-- Files that meetings carry, named by their content.
CREATE TABLE kept.attachment (
  owner       VARCHAR(32)  NOT NULL,
  sha256      VARCHAR(64)  NOT NULL,
  size        INTEGER      NOT NULL,
  uploaded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (owner, sha256)
);

-- In parts, since a value of H2 holds a megabyte at most.
CREATE TABLE kept.attachment_part (
  owner   VARCHAR(32) NOT NULL,
  sha256  VARCHAR(64) NOT NULL,
  part    INTEGER     NOT NULL,
  content BYTEA       NOT NULL,
  PRIMARY KEY (owner, sha256, part)
);
