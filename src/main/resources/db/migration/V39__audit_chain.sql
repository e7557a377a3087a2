-- Each entry has a number and the hash of the one before. Older entries have none: the first new one has the hash over all of them.
ALTER TABLE kept.audit ADD COLUMN for_whom VARCHAR(32);
ALTER TABLE kept.audit ADD COLUMN origin VARCHAR(64);
ALTER TABLE kept.audit ADD COLUMN way VARCHAR(64);
ALTER TABLE kept.audit ADD COLUMN number BIGINT;
ALTER TABLE kept.audit ADD COLUMN previous_hash VARCHAR(64);
ALTER TABLE kept.audit ADD COLUMN hash VARCHAR(64);
CREATE UNIQUE INDEX audit_number ON kept.audit (number);
CREATE INDEX audit_at ON kept.audit (at);
CREATE INDEX audit_who ON kept.audit (who, audit_id);
CREATE INDEX audit_action ON kept.audit (action, audit_id);
CREATE INDEX audit_for_whom ON kept.audit (for_whom, audit_id);

-- The last entry; one row, locked by whoever adds the next. Its key never changes, since H2 finds no row whose key another changes meanwhile.
CREATE TABLE kept.audit_head (
  head_id SMALLINT    NOT NULL PRIMARY KEY,
  number  BIGINT      NOT NULL,
  hash    VARCHAR(64) NOT NULL
);
INSERT INTO kept.audit_head (head_id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
