-- Mails that could not be handled, how often. "place" is UIDVALIDITY and UID in the mailbox, "hash" of the mail's bytes if they could be
-- had; the Message-ID is the sender's choice and tells nothing.
CREATE TABLE kept.mailbox_failure (
  place    VARCHAR(64) NOT NULL,
  hash     VARCHAR(64) NOT NULL,
  failures INTEGER     NOT NULL,
  last_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (place, hash)
);

-- The address to which a participant mails its files; only registered senders may.
CREATE TABLE kept.submission_address (
  participant VARCHAR(32) PRIMARY KEY,
  token       VARCHAR(40) NOT NULL UNIQUE,
  since       TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE kept.submission_sender (
  participant VARCHAR(32)  NOT NULL,
  address     VARCHAR(320) NOT NULL,
  since       TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (participant, address)
);
