-- What everybody has been told cannot be computed again, so it is kept, and goes along when the hub moves.
CREATE TABLE kept.statistics_published (
  as_of       DATE        PRIMARY KEY,
  fingerprint VARCHAR(64) NOT NULL
);
INSERT INTO kept.statistics_published (as_of, fingerprint)
SELECT as_of, fingerprint FROM projection.statistics_published;
DROP TABLE projection.statistics_published;
