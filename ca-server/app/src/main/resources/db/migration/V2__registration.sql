-- Requests that may be sent twice: the key is kept as a hash together with who sent it.
CREATE TABLE idempotency (
  id          TEXT   PRIMARY KEY,
  fingerprint TEXT   NOT NULL,
  request     TEXT   NOT NULL,
  created     BIGINT NOT NULL
);
