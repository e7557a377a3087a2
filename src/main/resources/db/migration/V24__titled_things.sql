-- Events and meetings by title and time, so that admission knows one again that its sender's row gives no id; rebuilt
-- from the receipts like the rest of admission's memory. Titles are kept as hashes. Keys begin with the participant.
CREATE TABLE kept.titled_thing (
  thing_key VARCHAR(240) PRIMARY KEY,
  made_key  VARCHAR(240) NOT NULL,
  title_key VARCHAR(240) NOT NULL,
  slot_key  VARCHAR(240),
  file_key  VARCHAR(32),
  starts    VARCHAR(32)  NOT NULL,
  cancelled BOOLEAN      NOT NULL
);
CREATE INDEX titled_thing_made ON kept.titled_thing (made_key);
CREATE INDEX titled_thing_title ON kept.titled_thing (title_key);
CREATE INDEX titled_thing_slot ON kept.titled_thing (slot_key);
