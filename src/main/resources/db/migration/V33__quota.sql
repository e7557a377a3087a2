-- What each participant has sent in a day, by the way it came; several instances add to it.
CREATE TABLE kept.quota (
  participant VARCHAR(32) NOT NULL,
  on_day      DATE        NOT NULL,
  edge        VARCHAR(16) NOT NULL,
  bytes       BIGINT      NOT NULL,
  PRIMARY KEY (on_day, participant, edge)
);

-- A secret word on the inbox records that the hub itself has written, and counted before.
CREATE TABLE kept.quota_mark (
  number INTEGER     NOT NULL PRIMARY KEY,
  word   VARCHAR(64) NOT NULL
);
