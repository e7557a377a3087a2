-- When a key that was replaced works no more. Its own end, expires_at, stays what it was.
ALTER TABLE kept.access_key ADD COLUMN overlap_ends_at TIMESTAMP WITH TIME ZONE;

-- When it was last noted that somebody asked for a code for this user without being known.
ALTER TABLE kept.hub_user ADD COLUMN stranger_noted_at TIMESTAMP WITH TIME ZONE;

-- From here on every entry has a number: an instance of an earlier version that still runs can add none beside the chain.
ALTER TABLE kept.audit ADD COLUMN may_be_unnumbered BOOLEAN DEFAULT TRUE;
ALTER TABLE kept.audit ALTER COLUMN may_be_unnumbered SET DEFAULT FALSE;
ALTER TABLE kept.audit ADD CONSTRAINT audit_is_numbered CHECK (may_be_unnumbered OR number IS NOT NULL);
