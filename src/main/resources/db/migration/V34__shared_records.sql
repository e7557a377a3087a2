-- What all read has no receipts any more: they are between their owner and the hub.
ALTER TABLE projection.event DROP COLUMN receipt_id;
ALTER TABLE projection.event_version DROP COLUMN receipt_id;
ALTER TABLE projection.event_consent DROP COLUMN receipt_id;
ALTER TABLE projection.position_version DROP COLUMN receipt_id;
ALTER TABLE projection.membership_count DROP COLUMN receipt_id;
