-- People who log in. A user has no password: only ways in that prove who it is.
CREATE TABLE kept.hub_user (
  user_id    UUID         NOT NULL PRIMARY KEY,
  name       VARCHAR(200) NOT NULL,
  address    VARCHAR(254) NOT NULL UNIQUE,
  language   VARCHAR(2)   NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What a user may do, and for whom. The operator's role is for the hub itself and has no participant; that of a leader is for one group.
CREATE TABLE kept.user_role (
  role_id     UUID        NOT NULL PRIMARY KEY,
  user_id     UUID        NOT NULL,
  role        VARCHAR(16) NOT NULL,
  participant VARCHAR(32),
  group_id    VARCHAR(64),
  from_day    DATE        NOT NULL,
  until_day   DATE,
  given_by    VARCHAR(64) NOT NULL,
  given_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX user_role_of_user ON kept.user_role (user_id);
CREATE INDEX user_role_of_participant ON kept.user_role (participant, role);

-- What lasts for minutes or hours and is worth no copy.
CREATE SCHEMA IF NOT EXISTS login;

-- Somebody asked for a way in by mail, known or not. Code and link are hashed, the code with the secret of the window that asked.
CREATE TABLE login.request (
  request_id  UUID         NOT NULL PRIMARY KEY,
  address     VARCHAR(254) NOT NULL,
  browser     VARCHAR(64),
  way         VARCHAR(16)  NOT NULL,
  window_hash VARCHAR(64)     NOT NULL,
  code_hash   VARCHAR(64)     NOT NULL,
  link_hash   VARCHAR(64)     NOT NULL UNIQUE,
  asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  tries       INTEGER      NOT NULL,
  spent       BOOLEAN      NOT NULL
);
CREATE INDEX request_of_window ON login.request (window_hash);
CREATE INDEX request_of_address ON login.request (address, asked_at);
CREATE INDEX request_by_end ON login.request (ends_at);

-- Tables of Spring Session JDBC, by its names of columns. SESSION_ID is the hash of what the cookie says.
CREATE TABLE login.session (
  primary_id            VARCHAR(36) NOT NULL PRIMARY KEY,
  session_id            VARCHAR(64) NOT NULL UNIQUE,
  creation_time         BIGINT   NOT NULL,
  last_access_time      BIGINT   NOT NULL,
  max_inactive_interval INT      NOT NULL,
  expiry_time           BIGINT   NOT NULL,
  principal_name        VARCHAR(100)
);
CREATE INDEX session_by_expiry ON login.session (expiry_time);
CREATE INDEX session_by_principal ON login.session (principal_name);
CREATE TABLE login.session_attributes (
  session_primary_id VARCHAR(36)     NOT NULL REFERENCES login.session (primary_id) ON DELETE CASCADE,
  attribute_name     VARCHAR(200) NOT NULL,
  attribute_bytes    BYTEA        NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);

-- Browsers in which somebody has logged in before. They have an allowance of their own, so that strangers who ask for codes lock nobody out.
CREATE TABLE kept.known_browser (
  browser_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id      UUID     NOT NULL,
  known_until  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX known_browser_of_user ON kept.known_browser (user_id);
