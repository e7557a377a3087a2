-- What has been said in public matters, and by whom. All of it can be computed again from nov.positions.

CREATE TABLE projection.issue (
  issue_id VARCHAR(64)  PRIMARY KEY,
  title    VARCHAR(200) NOT NULL,
  first_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Every position and every withdrawal. A position counts from effective_on to the day before ends_on,
-- which is 9999-12-31 while no end is known; a withdrawal ends on the day it takes effect.
CREATE TABLE projection.position_version (
  issue_id     VARCHAR(64)  NOT NULL,
  association  VARCHAR(32)  NOT NULL,
  version      INTEGER      NOT NULL,
  withdrawn    BOOLEAN      NOT NULL,
  stance       VARCHAR(16),
  supports     VARCHAR(32),
  effective_on DATE         NOT NULL,
  ends_on      DATE         NOT NULL,
  valid_until  DATE,
  deadline     DATE,
  theme        VARCHAR(100),
  issue_level  VARCHAR(16),
  data         VARCHAR      NOT NULL,
  message_id   VARCHAR(200) NOT NULL,
  receipt_id   UUID         NOT NULL,
  admitted_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (issue_id, association, version)
);
CREATE INDEX position_end ON projection.position_version (issue_id, association, ends_on);
CREATE INDEX position_of_association ON projection.position_version (association, issue_id, version);
CREATE INDEX position_theme ON projection.position_version (theme, issue_id);
CREATE INDEX position_level ON projection.position_version (issue_level, issue_id);
CREATE INDEX position_deadline ON projection.position_version (deadline, issue_id);

-- The last version of each, so that a new one need not read the whole history.
CREATE TABLE projection.position_current (
  issue_id    VARCHAR(64) NOT NULL,
  association VARCHAR(32) NOT NULL,
  version     INTEGER     NOT NULL,
  PRIMARY KEY (issue_id, association)
);
