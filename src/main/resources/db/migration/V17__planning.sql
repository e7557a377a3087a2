-- Date polls: which of several times suits for the meeting that "about" names, "poll drammen/styret-3". "closed" is picked, called or
-- cancelled, and null as long as it is open; "picked" is the local time that its contact chose; "told" is a hash of the
-- answers that the contact was told last.
CREATE TABLE kept.poll (
  about       VARCHAR(110) PRIMARY KEY,
  owner       VARCHAR(32)  NOT NULL,
  data        VARCHAR      NOT NULL,
  receipt_id  UUID         NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  closed      VARCHAR(9),
  picked      VARCHAR(16),
  told        VARCHAR(64),
  due_at      TIMESTAMP WITH TIME ZONE
);
CREATE INDEX poll_due ON kept.poll (due_at);
CREATE INDEX poll_of_owner ON kept.poll (owner, closed);

CREATE TABLE kept.poll_group (
  group_key VARCHAR(100) NOT NULL,
  about     VARCHAR(110) NOT NULL,
  PRIMARY KEY (group_key, about)
);
CREATE INDEX group_of_poll ON kept.poll_group (about);

-- Who has been asked; "told" is a hash of what the last mail showed, and "asked" is false for one who has left the groups since.
CREATE TABLE kept.poll_person (
  about         VARCHAR(110) NOT NULL,
  address       VARCHAR(254) NOT NULL,
  name          VARCHAR(400) NOT NULL,
  language      VARCHAR(2)   NOT NULL,
  zone          VARCHAR(64),
  token         VARCHAR(40)  NOT NULL UNIQUE,
  asked         BOOLEAN      NOT NULL,
  told          VARCHAR(64)  NOT NULL,
  told_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  first_message VARCHAR(200) NOT NULL,
  reminded      BOOLEAN      NOT NULL,
  comment       VARCHAR(2000),
  answered_at   TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (about, address)
);

CREATE TABLE kept.poll_answer (
  about     VARCHAR(110) NOT NULL,
  address   VARCHAR(254) NOT NULL,
  starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
  answer    VARCHAR(10)  NOT NULL,
  PRIMARY KEY (about, address, starts_at)
);
