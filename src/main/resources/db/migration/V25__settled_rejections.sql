-- What is settled waits no longer, and is read on for thirty days.

-- What accepted receipts speak of: a rejection that is projected after them looks back among them.
ALTER TABLE projection.receipt ADD COLUMN thing VARCHAR(300);
ALTER TABLE projection.receipt ADD COLUMN file_hash VARCHAR(32);
ALTER TABLE projection.receipt ADD COLUMN sent_at TIMESTAMP WITH TIME ZONE;

-- When it was sent (a file: when it was read), and whether its sender has still to do something about it.
ALTER TABLE projection.rejection ADD COLUMN sent_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE projection.rejection ADD COLUMN waits BOOLEAN DEFAULT TRUE NOT NULL;
UPDATE projection.rejection SET sent_at = rejected_at;

-- By whose later submission, and how; in a table of its own, since it may be projected before the rejection itself.
CREATE TABLE projection.settled_rejection (
  rejection_id UUID        NOT NULL,
  participant  VARCHAR(32) NOT NULL,
  settled_by   UUID        NOT NULL,
  how          VARCHAR(8)  NOT NULL,
  sent_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (rejection_id, participant)
);
CREATE INDEX settled_rejection_age ON projection.settled_rejection (sent_at);
INSERT INTO projection.settled_rejection (rejection_id, participant, settled_by, how, sent_at)
SELECT m.rejection_id, m.participant, m.receipt_id, 'mended', COALESCE(r.given_at, CURRENT_TIMESTAMP)
FROM projection.mended_rejection m LEFT JOIN projection.receipt r ON r.receipt_id = m.receipt_id;
DROP TABLE projection.mended_rejection;
UPDATE projection.rejection SET waits = FALSE
WHERE rejection_id IN (SELECT s.rejection_id FROM projection.settled_rejection s);

-- By what a later submission is known to be about the same: message id, thing or file, each with its participant.
CREATE TABLE projection.rejection_key (
  settle_key   VARCHAR(400) NOT NULL,
  rejection_id UUID         NOT NULL,
  PRIMARY KEY (settle_key, rejection_id)
);
CREATE INDEX rejection_key_of ON projection.rejection_key (rejection_id);

DROP INDEX projection.rejection_of_participant;
CREATE INDEX rejection_of_participant ON projection.rejection (participant, waits, rejected_at);

-- What its owner has called done.
CREATE TABLE kept.rejection_done (
  rejection_id UUID        PRIMARY KEY,
  participant  VARCHAR(32) NOT NULL,
  done_at      TIMESTAMP WITH TIME ZONE NOT NULL
);
