-- Who was invited to log in, by whom, and until when the link in that mail works. The link is hashed; sending it again makes another.
CREATE TABLE kept.user_invitation (
  user_id     UUID        NOT NULL PRIMARY KEY,
  link_hash   VARCHAR(64) NOT NULL UNIQUE,
  invited_by  VARCHAR(64) NOT NULL,
  sent_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  accepted_at TIMESTAMP WITH TIME ZONE,
  lapse_told  BOOLEAN     NOT NULL
);
CREATE INDEX user_invitation_by_end ON kept.user_invitation (lapse_told, ends_at);
