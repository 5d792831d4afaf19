-- Requests that may be sent twice: the key is kept as a hash together with who sent it.
CREATE TABLE idempotency (
  id          TEXT   PRIMARY KEY,
  fingerprint TEXT   NOT NULL,
  request     TEXT   NOT NULL,
  created     BIGINT NOT NULL
);

-- When the status changed last: a release makes a CRL as old as a revocation does.
ALTER TABLE certificate ADD COLUMN status_at BIGINT;
UPDATE certificate SET status_at = revoked_at;
CREATE INDEX certificate_status_at ON certificate (issuer, status_at);
