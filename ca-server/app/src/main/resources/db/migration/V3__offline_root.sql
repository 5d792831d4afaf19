-- What is asked of a root whose key is kept elsewhere. The body is the file that is carried there.
CREATE TABLE root_request (
  id      TEXT   PRIMARY KEY,
  seq     BIGINT NOT NULL UNIQUE,
  kind    TEXT   NOT NULL,
  subject TEXT   NOT NULL,
  key_id  TEXT   NOT NULL,
  created BIGINT NOT NULL,
  state   TEXT   NOT NULL,
  body    TEXT   NOT NULL
);

-- A CRL that this server cannot sign again: without it a lost file would be lost for good.
ALTER TABLE crl ADD COLUMN der BYTEA;

-- The alarms that stand, so that each is told once and cleared once.
CREATE TABLE alarm (
  id       TEXT   PRIMARY KEY,
  severity TEXT   NOT NULL,
  message  TEXT   NOT NULL,
  raised   BIGINT NOT NULL
);
