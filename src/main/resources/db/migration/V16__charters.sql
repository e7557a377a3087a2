-- What a group was on earlier days: a row from each day on which its registration changed. It begins when the hub first heard of it.
CREATE TABLE kept.group_state (
  owner           VARCHAR(32)  NOT NULL,
  group_id        VARCHAR(64)  NOT NULL,
  since           DATE         NOT NULL,
  kind            VARCHAR(16)  NOT NULL,
  name            VARCHAR(400) NOT NULL,
  leader          VARCHAR(254),
  deputy          VARCHAR(254),
  contact_name    VARCHAR(400) NOT NULL,
  contact_address VARCHAR(254) NOT NULL,
  charter         VARCHAR(400),
  closed_on       DATE,
  PRIMARY KEY (owner, group_id, since)
);

-- Seats outlive the roster that they stood in. "seat" counts those that one person has had in the group.
CREATE TABLE kept.group_seat (
  owner               VARCHAR(32)  NOT NULL,
  group_id            VARCHAR(64)  NOT NULL,
  address             VARCHAR(254) NOT NULL,
  seat                INTEGER      NOT NULL,
  name                VARCHAR(400) NOT NULL,
  organisation        VARCHAR(400),
  organisation_number VARCHAR(9),
  personal_member     BOOLEAN      NOT NULL,
  represents          VARCHAR(400),
  member_from         DATE,
  member_until        DATE,
  informed_only       BOOLEAN      NOT NULL,
  language            VARCHAR(2)   NOT NULL,
  zone                VARCHAR(64),
  PRIMARY KEY (owner, group_id, address, seat)
);
CREATE INDEX group_seat_person ON kept.group_seat (owner, address);

INSERT INTO kept.group_state (owner, group_id, since, kind, name, leader, deputy, contact_name, contact_address, charter, closed_on)
SELECT owner, group_id, CAST(registered_at AS DATE), kind, name, leader, deputy, contact_name, contact_address, charter, closed_on
FROM kept.registered_group;

INSERT INTO kept.group_seat (owner, group_id, address, seat, name, organisation, organisation_number, personal_member, represents,
  member_from, member_until, informed_only, language, zone)
SELECT owner, group_id, address, 1, name, organisation, organisation_number, personal_member, represents,
  member_from, member_until, informed_only, language, zone
FROM kept.group_member;

-- Elections, admissions, op-eds and what else shows how a charter is kept; without group_id it is of the whole association. The person and
-- whoever says so stand beside the rest ("data"), so that an erasure finds them.
CREATE TABLE kept.evidence (
  owner       VARCHAR(32)  NOT NULL,
  evidence_id VARCHAR(64)  NOT NULL,
  group_id    VARCHAR(64),
  kind        VARCHAR(16)  NOT NULL,
  on_date     DATE         NOT NULL,
  recorded_by VARCHAR(400) NOT NULL,
  person      VARCHAR(254),
  person_name VARCHAR(400),
  data        VARCHAR      NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  receipt_id  UUID         NOT NULL,
  PRIMARY KEY (owner, evidence_id)
);
CREATE INDEX evidence_of_person ON kept.evidence (owner, person);

-- Charters as their owners adopted them, each from a day on; the two that the hub ships stand in its resources.
CREATE TABLE kept.charter (
  owner      VARCHAR(32) NOT NULL,
  charter    VARCHAR(64) NOT NULL,
  valid_from DATE        NOT NULL,
  data       VARCHAR     NOT NULL,
  receipt_id UUID        NOT NULL,
  PRIMARY KEY (owner, charter, valid_from)
);

-- When the charters of an owner were last looked at to tell what has turned; null: now.
CREATE TABLE kept.charter_watch (
  owner     VARCHAR(32) PRIMARY KEY,
  looked_on DATE
);

-- Rules that the contact and the leader know to be at risk or broken; gone when the rule is kept again, so that the next time is told too.
CREATE TABLE kept.charter_told (
  owner    VARCHAR(32) NOT NULL,
  group_id VARCHAR(64) NOT NULL,
  rule     VARCHAR(32) NOT NULL,
  state    VARCHAR(16) NOT NULL,
  told_on  DATE        NOT NULL,
  PRIMARY KEY (owner, group_id, rule)
);

-- Members who were told that the seat is given up by whoever comes too seldom.
CREATE TABLE kept.attendance_warning (
  owner     VARCHAR(32)  NOT NULL,
  group_id  VARCHAR(64)  NOT NULL,
  person    VARCHAR(254) NOT NULL,
  warned_on DATE         NOT NULL,
  PRIMARY KEY (owner, group_id, person, warned_on)
);

-- The evaluation of a year, as the leader was asked for it; sent_on is when the leader has sent it.
CREATE TABLE kept.evaluation (
  owner    VARCHAR(32)  NOT NULL,
  group_id VARCHAR(64)  NOT NULL,
  for_year INTEGER      NOT NULL,
  token    VARCHAR(40)  NOT NULL UNIQUE,
  leader   VARCHAR(254) NOT NULL,
  asked_on DATE         NOT NULL,
  sent_on  DATE,
  PRIMARY KEY (owner, group_id, for_year)
);
