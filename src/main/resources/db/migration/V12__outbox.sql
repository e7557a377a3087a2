-- Mail that goes out, each letter whole and final. "due_at" is when a letter is to be taken next: at once, after a pause, or, once it
-- is claimed, when the claim has run out because whoever had it is gone. It is null where nothing is left to do, so those that wait
-- are found at once among however many have gone. "number" is the order in which they came.
CREATE TABLE kept.outbox (
  message_id     VARCHAR(200) PRIMARY KEY,
  number         BIGINT GENERATED ALWAYS AS IDENTITY,
  kind           VARCHAR(16)  NOT NULL,
  owner          VARCHAR(64)  NOT NULL,
  about          VARCHAR(200) NOT NULL,
  recipient      VARCHAR(320) NOT NULL,
  token          VARCHAR(40)  NOT NULL UNIQUE,
  state          VARCHAR(16)  NOT NULL,
  state_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  cause          VARCHAR(16),
  fault          VARCHAR(500),
  attempts       INTEGER      NOT NULL,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at         TIMESTAMP WITH TIME ZONE,
  trying_since   TIMESTAMP WITH TIME ZONE,
  latest         TIMESTAMP WITH TIME ZONE,
  claimed_by     VARCHAR(64),
  handed_over_at TIMESTAMP WITH TIME ZONE,
  size           BIGINT       NOT NULL,
  head           BYTEA        NOT NULL,
  tail           VARCHAR(200)
);
CREATE INDEX outbox_due ON kept.outbox (due_at);
CREATE INDEX outbox_about ON kept.outbox (about, recipient, number);
CREATE INDEX outbox_state ON kept.outbox (state, number, created_at);

-- What follows the head of several letters, or of one that is large; in parts, since a value of H2 holds at most a megabyte.
CREATE TABLE kept.mail_tail (
  tail_key VARCHAR(200) NOT NULL,
  part     INTEGER      NOT NULL,
  content  BYTEA        NOT NULL,
  PRIMARY KEY (tail_key, part)
);

-- Addresses at which mail has failed for good; where that goes on for days, nothing is sent for a while.
CREATE TABLE kept.held_address (
  address  VARCHAR(320) PRIMARY KEY,
  failures INTEGER      NOT NULL,
  first_at TIMESTAMP WITH TIME ZONE NOT NULL,
  last_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
