-- Which broker this database belongs to: on it is a topic with the name of hub_id. Without cluster_id it is the one that is met next.
CREATE TABLE kept.known_broker (
  only_one   BOOLEAN     DEFAULT TRUE PRIMARY KEY CHECK (only_one),
  hub_id     UUID        NOT NULL,
  cluster_id VARCHAR(64),
  since      TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The topics on it, by the ids that Kafka gives: one that was deleted and made again has another.
CREATE TABLE kept.known_topic (
  topic    VARCHAR(249) PRIMARY KEY,
  topic_id VARCHAR(22)  NOT NULL
);
