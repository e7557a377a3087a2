CREATE TABLE projection.membership_count (
  association     VARCHAR(32)  NOT NULL,
  as_of           DATE         NOT NULL,
  members         BIGINT       NOT NULL,
  jobs            BIGINT,
  staff           BIGINT,
  joined          BIGINT,
  departed        BIGINT,
  by_kind         VARCHAR      NOT NULL,
  by_municipality VARCHAR      NOT NULL,
  message_id      VARCHAR(200) NOT NULL,
  receipt_id      UUID         NOT NULL,
  received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (association, as_of)
);
CREATE INDEX membership_count_date ON projection.membership_count (as_of);

-- Dates whose figures may have changed and have not been published since.
CREATE TABLE projection.statistics_due (
  as_of DATE PRIMARY KEY
);

CREATE TABLE projection.statistics_published (
  as_of        DATE        PRIMARY KEY,
  fingerprint  VARCHAR(64) NOT NULL
);
