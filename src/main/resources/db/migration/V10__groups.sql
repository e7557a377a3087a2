-- Groups as their owners registered them last. These tables are the record: the topic keeps seven days.
-- Texts have room for twice their 200 characters: H2 counts those outside the basic plane as two.
CREATE TABLE kept.registered_group (
  owner              VARCHAR(32)  NOT NULL,
  group_id           VARCHAR(64)  NOT NULL,
  kind               VARCHAR(16)  NOT NULL,
  name               VARCHAR(400) NOT NULL,
  leader             VARCHAR(254),
  leader_since       DATE,
  deputy             VARCHAR(254),
  contact_name       VARCHAR(400) NOT NULL,
  contact_address    VARCHAR(254) NOT NULL,
  substitute_name    VARCHAR(400),
  substitute_address VARCHAR(254),
  substitute_from    DATE,
  substitute_until   DATE,
  shows_all          BOOLEAN      NOT NULL,
  charter            VARCHAR(400),
  closed_on          DATE,
  registered_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  receipt_id         UUID         NOT NULL,
  PRIMARY KEY (owner, group_id)
);

-- Addresses are in lower case: a person is known by the address, within an owner.
CREATE TABLE kept.group_member (
  owner               VARCHAR(32)  NOT NULL,
  group_id            VARCHAR(64)  NOT NULL,
  address             VARCHAR(254) NOT NULL,
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
  PRIMARY KEY (owner, group_id, address)
);
CREATE INDEX group_member_person ON kept.group_member (owner, address);

-- The newest list of each association's member organisations, so that it can be told who in a group is none of them.
CREATE TABLE kept.member_list (
  association VARCHAR(32) PRIMARY KEY,
  as_of       DATE        NOT NULL,
  receipt_id  UUID        NOT NULL
);

CREATE TABLE kept.member_organisation (
  association  VARCHAR(32) NOT NULL,
  organisation VARCHAR(9)  NOT NULL,
  PRIMARY KEY (association, organisation)
);
