-- CAs that came from elsewhere: what stands above them as PEM, the root last, nothing where a CA is its
-- own root; and the profiles under which their servers and users renew.
CREATE TABLE imported_ca (
  id             TEXT PRIMARY KEY,
  chain          TEXT NOT NULL,
  server_profile TEXT NOT NULL,
  user_profile   TEXT NOT NULL
);

-- What such a CA has issued and has no certificate of: the serial and its status count. The id is
-- CA/SERIAL.
CREATE TABLE listed_serial (
  id         TEXT   PRIMARY KEY,
  seq        BIGINT NOT NULL UNIQUE,
  issuer     TEXT   NOT NULL,
  serial     TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  not_after  BIGINT NOT NULL,
  status     TEXT   NOT NULL,
  reason     TEXT,
  revoked_at BIGINT,
  status_at  BIGINT
);
CREATE INDEX listed_serial_serial ON listed_serial (serial);
CREATE INDEX listed_serial_revoked ON listed_serial (issuer, revoked_at);
