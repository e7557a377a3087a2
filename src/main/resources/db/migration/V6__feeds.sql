-- Web calendars that the hub fetches. What a feed said last is known only here, so it is kept.

-- One row a feed. Whoever moves next_poll_at ahead has the feed until then, under a claim of its own.
CREATE TABLE kept.feed (
  feed_id       VARCHAR(32) PRIMARY KEY,
  next_poll_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  claim         UUID,
  source        VARCHAR(64),
  etag          VARCHAR,
  last_modified VARCHAR,
  read_at       TIMESTAMP WITH TIME ZONE,
  fetched_at    TIMESTAMP WITH TIME ZONE,
  events        INTEGER NOT NULL,
  latest_start  TIMESTAMP WITH TIME ZONE,
  held_since    TIMESTAMP WITH TIME ZONE,
  failing_since TIMESTAMP WITH TIME ZONE,
  failures      INTEGER NOT NULL,
  problem       VARCHAR(32),
  problem_nb    VARCHAR,
  problem_en    VARCHAR,
  told          BOOLEAN NOT NULL
);

-- One row an event of a feed. "fingerprint" is of what was submitted last, and "sent" is false from before it goes to Kafka
-- until Kafka has it; "refused" is of the content that its owner has been told is faulty.
CREATE TABLE kept.feed_event (
  feed_id       VARCHAR(32) NOT NULL,
  event_id      VARCHAR(64) NOT NULL,
  uid_hash      VARCHAR(64) NOT NULL,
  version       INTEGER     NOT NULL,
  fingerprint   VARCHAR(64),
  sent          BOOLEAN     NOT NULL,
  cancelled     BOOLEAN     NOT NULL,
  refused       VARCHAR(64),
  title         VARCHAR,
  starts_at     TIMESTAMP WITH TIME ZONE,
  missing_since TIMESTAMP WITH TIME ZONE,
  seen_among    INTEGER     NOT NULL,
  confirmed     BOOLEAN     NOT NULL,
  PRIMARY KEY (feed_id, event_id)
);
CREATE INDEX feed_event_missing ON kept.feed_event (feed_id, missing_since);
