-- What a key may do, until when, and when it was last used. Keys of before do all that they did, without an end.
ALTER TABLE kept.access_key ADD COLUMN scopes VARCHAR(64);
UPDATE kept.access_key SET scopes = CASE WHEN holder = 'operator' THEN 'operate' ELSE 'submit,read,groups' END;
ALTER TABLE kept.access_key ALTER COLUMN scopes SET NOT NULL;
ALTER TABLE kept.access_key ADD COLUMN expires_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE kept.access_key ADD COLUMN last_used_at TIMESTAMP WITH TIME ZONE;
-- When its holder was last told that it ends soon.
ALTER TABLE kept.access_key ADD COLUMN warned_at TIMESTAMP WITH TIME ZONE;
-- The key in whose place it came.
ALTER TABLE kept.access_key ADD COLUMN replaces VARCHAR(36);
CREATE INDEX access_key_by_end ON kept.access_key (expires_at);
