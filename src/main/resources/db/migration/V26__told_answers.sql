-- An answer that does not count is told to the contact: from when on, if it waits to be told; and the page to decide on it.
ALTER TABLE kept.answer ADD COLUMN tell_from TIMESTAMP WITH TIME ZONE;
ALTER TABLE kept.answer ADD COLUMN token VARCHAR(40);
CREATE INDEX answer_to_tell ON kept.answer (tell_from);
CREATE UNIQUE INDEX answer_by_token ON kept.answer (token);
