-- Who takes part. The settings fill it at the first start; from then on it is changed while the hub runs. Whoever has been removed stays,
-- so that what was sent before keeps its name, and no other ever gets the id.
CREATE TABLE kept.participant (
  id             VARCHAR(32) NOT NULL PRIMARY KEY,
  place          INTEGER     NOT NULL,
  name           VARCHAR     NOT NULL,
  short_name     VARCHAR     NOT NULL,
  kind           VARCHAR(16) NOT NULL,
  municipalities VARCHAR     NOT NULL,
  state          VARCHAR(8)  NOT NULL,
  -- Null for those of the first start, who have always been there.
  added_on       DATE,
  removed_on     DATE,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Settings of participants that have been read, or of which the log has said that they are not read any more.
CREATE TABLE kept.participant_settings (
  hash  VARCHAR(64) NOT NULL PRIMARY KEY,
  since TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Web calendars that came with a participant while the hub ran; others are in the settings. An address can hold a key.
CREATE TABLE kept.participant_feed (
  participant VARCHAR(32) NOT NULL,
  name        VARCHAR(60) NOT NULL,
  url         VARCHAR     NOT NULL,
  PRIMARY KEY (participant, name)
);
