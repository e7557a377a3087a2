-- Who has been erased in the last thirty days, as a hash, so that what was said of the person before is not kept again when it is read anew.
CREATE TABLE kept.erased_person (
  person   VARCHAR(64) PRIMARY KEY,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Letters to others that name an erased person and had not gone yet: once they have, their words go too.
CREATE TABLE kept.letter_to_empty (
  message_id VARCHAR(200) PRIMARY KEY
);
