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

-- Keys that must not be certified, by the SHA-256 of their SubjectPublicKeyInfo.
CREATE TABLE blocked_key (
  sha256     TEXT   PRIMARY KEY,
  seq        BIGINT NOT NULL UNIQUE,
  reason     TEXT   NOT NULL,
  blocked_by TEXT   NOT NULL,
  blocked_at BIGINT NOT NULL
);

-- Names that a pending request keeps from others.
CREATE TABLE reserved_name (
  name      TEXT   PRIMARY KEY,
  request   TEXT   NOT NULL,
  requester TEXT   NOT NULL,
  since     BIGINT NOT NULL
);
CREATE INDEX reserved_name_request ON reserved_name (request);

-- Until when a request waits; those that wait already get 30 days.
ALTER TABLE request ADD COLUMN expires BIGINT;
UPDATE request SET expires = created + 2592000000 WHERE state = 'pending';

CREATE INDEX request_requester ON request (requester, state);
