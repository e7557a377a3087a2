-- By receipt only those are looked for that wait to be confirmed. An index of all receipts cost about as
-- much as the table itself: their ids are random, so each row changed a page of its own.
CREATE TABLE kept.held_message (
  receipt_id  UUID         PRIMARY KEY,
  message_key VARCHAR(240) NOT NULL
);
INSERT INTO kept.held_message (receipt_id, message_key)
SELECT receipt_id, message_key FROM kept.admitted WHERE status = 'held';
DROP INDEX kept.admitted_receipt;
