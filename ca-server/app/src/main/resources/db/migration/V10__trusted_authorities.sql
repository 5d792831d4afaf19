-- CAs of others whose users are let in too, and the newest CRL that is known of each.
CREATE TABLE trusted_authority (
  id          TEXT   PRIMARY KEY,
  seq         BIGINT NOT NULL UNIQUE,
  certificate BYTEA  NOT NULL,
  reason      TEXT   NOT NULL,
  added_by    TEXT   NOT NULL,
  added_at    BIGINT NOT NULL,
  crl         BYTEA,
  crl_url     TEXT,
  crl_failure TEXT
);
