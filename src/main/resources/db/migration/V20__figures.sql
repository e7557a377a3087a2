-- Each figure is carried on from its newest statement, so a count keeps what was stated, and counts that state the same figures
-- have one shape: the newest statement of a figure is found by looking up the last count of each shape that has it.
DROP TABLE projection.membership_count;
CREATE TABLE projection.membership_count (
  association VARCHAR(32)  NOT NULL,
  as_of       DATE         NOT NULL,
  shape       VARCHAR(16)  NOT NULL,
  figures     VARCHAR      NOT NULL,
  -- The sources of figures that an earlier message about the date stated and the latest does not mention.
  sources     VARCHAR      NOT NULL,
  message_id  VARCHAR(200) NOT NULL,
  receipt_id  UUID         NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (association, as_of)
);
CREATE INDEX membership_count_date ON projection.membership_count (as_of);
CREATE INDEX membership_count_shape ON projection.membership_count (association, shape, as_of);

CREATE TABLE projection.membership_shape (
  association VARCHAR(32) NOT NULL,
  shape       VARCHAR(16) NOT NULL,
  figures     VARCHAR     NOT NULL,
  PRIMARY KEY (association, shape)
);

-- The counts are read from their topic anew.
DELETE FROM projection.statistics_due;
DELETE FROM projection.progress WHERE projection = 'membership';

-- Which figures a count stated and which it carried on, so that a later one can be told what it lacks.
ALTER TABLE kept.measured ADD COLUMN stated VARCHAR;
