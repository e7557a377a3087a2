-- Passkeys: what a user's machine signs with. No secret is among it, only the public half within the attestation.
CREATE TABLE kept.passkey (
  passkey_id      UUID          NOT NULL PRIMARY KEY,
  user_id         UUID          NOT NULL,
  credential_id   VARCHAR(1364) NOT NULL UNIQUE,
  name            VARCHAR(100)  NOT NULL,
  public_key      BYTEA         NOT NULL,
  attestation     BYTEA         NOT NULL,
  transports      VARCHAR(200)  NOT NULL,
  signature_count BIGINT        NOT NULL,
  made_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at         TIMESTAMP WITH TIME ZONE
);
CREATE INDEX passkey_of_user ON kept.passkey (user_id);

-- What a passkey has to sign, once and soon: in the window that asked, and when one is made by the user that asked.
CREATE TABLE login.passkey_challenge (
  challenge   VARCHAR(64) NOT NULL PRIMARY KEY,
  window_hash VARCHAR(64) NOT NULL,
  user_id     UUID,
  ends_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX passkey_challenge_by_end ON login.passkey_challenge (ends_at);
