-- Which part of its CA's CRL an address in the certificate names; 0 for the whole.
ALTER TABLE certificate ADD COLUMN shard BIGINT NOT NULL DEFAULT 0;

-- What a CRL lists, in its order, without a look at the rows; valid certificates are in none of these.
DROP INDEX certificate_revoked;
CREATE INDEX certificate_listed
  ON certificate (issuer, revoked_at, serial, reason, not_after, status)
  WHERE status <> 'valid';
CREATE INDEX certificate_shard_listed
  ON certificate (issuer, shard, revoked_at, serial, reason, not_after, status)
  WHERE status <> 'valid' AND shard > 0;

-- What has changed since a moment.
DROP INDEX certificate_status_at;
CREATE INDEX certificate_changed ON certificate (issuer, status_at, serial)
  WHERE status_at IS NOT NULL;
CREATE INDEX certificate_shard ON certificate (issuer, shard, status_at, serial) WHERE shard > 0;

-- A hash of what had changed shortly before a CRL; another one now says that the CRL is outdated.
ALTER TABLE crl ADD COLUMN changes TEXT NOT NULL DEFAULT '';

CREATE TABLE crl_delta (
  id          TEXT   PRIMARY KEY,
  ca          TEXT   NOT NULL,
  number      BIGINT NOT NULL,
  base        BIGINT NOT NULL,
  this_update BIGINT NOT NULL,
  next_update BIGINT NOT NULL,
  entries     BIGINT NOT NULL,
  sha256      TEXT   NOT NULL,
  changes     TEXT   NOT NULL,
  UNIQUE (ca, number)
);

-- The newest CRLs themselves, in pieces, where several servers share the database.
CREATE TABLE crl_part (
  id     TEXT   PRIMARY KEY,
  name   TEXT   NOT NULL,
  sha256 TEXT   NOT NULL,
  bytes  BYTEA  NOT NULL
);
CREATE INDEX crl_part_name ON crl_part (name, sha256);
