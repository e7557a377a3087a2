-- Accounts that participants keep for their people elsewhere, by what their issuer calls them for ever; never by a mail address.
CREATE TABLE kept.linked_account (
  issuer      VARCHAR(500) NOT NULL,
  subject     VARCHAR(255) NOT NULL,
  user_id     UUID         NOT NULL,
  participant VARCHAR(32)  NOT NULL,
  linked_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at     TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (issuer, subject),
  UNIQUE (user_id, participant)
);

-- Somebody was sent to an issuer, and has to come back to the window they left, once and soon.
CREATE TABLE login.openid_request (
  state_hash  VARCHAR(64)  NOT NULL PRIMARY KEY,
  window_hash VARCHAR(64)  NOT NULL,
  participant VARCHAR(32)  NOT NULL,
  nonce       VARCHAR(64)  NOT NULL,
  verifier    VARCHAR(64)  NOT NULL,
  user_id     UUID,
  onward      VARCHAR(200) NOT NULL,
  ends_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX openid_request_by_end ON login.openid_request (ends_at);
