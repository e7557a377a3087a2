-- What became of letters and is still to be told on nov.mail, in the order in which it happened.
CREATE TABLE kept.mail_fact (
  number   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token    VARCHAR(40)  NOT NULL,
  kind     VARCHAR(16)  NOT NULL,
  owner    VARCHAR(64)  NOT NULL,
  about    VARCHAR(200) NOT NULL,
  state    VARCHAR(16)  NOT NULL,
  state_at TIMESTAMP WITH TIME ZONE NOT NULL,
  cause    VARCHAR(16),
  fault    VARCHAR(500),
  attempts INTEGER      NOT NULL
);

-- The instance that tells them, until when; one row. Of several at once none could keep the order.
CREATE TABLE kept.mail_teller (
  place       INTEGER PRIMARY KEY,
  instance    VARCHAR(64) NOT NULL,
  until_then  TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What a letter says and to whom is of use until then, and forgotten some time after; null once it is. The rest stays, so that none is
-- queued twice.
ALTER TABLE kept.outbox ADD COLUMN of_use_until TIMESTAMP WITH TIME ZONE;
UPDATE kept.outbox SET of_use_until = COALESCE(latest, created_at);
CREATE INDEX outbox_of_use ON kept.outbox (of_use_until);
CREATE INDEX outbox_tail ON kept.outbox (tail);

-- What a letter says stands apart from what becomes of it, which is written anew again and again. What followed a large head has the
-- numbers from 0.
INSERT INTO kept.mail_tail (tail_key, part, content) SELECT message_id, -1, head FROM kept.outbox;
ALTER TABLE kept.outbox DROP COLUMN head;

CREATE INDEX attachment_uploaded ON kept.attachment (uploaded_at);
CREATE INDEX meeting_end ON kept.meeting (ends_at);
