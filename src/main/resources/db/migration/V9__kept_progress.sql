-- How far tables of this schema that are filled from topics have come; a rebuild of projections leaves them alone.
CREATE TABLE kept.progress (
  projection  VARCHAR(64)  NOT NULL,
  topic       VARCHAR(100) NOT NULL,
  part        INTEGER      NOT NULL,
  next_offset BIGINT       NOT NULL,
  PRIMARY KEY (projection, topic, part)
);
