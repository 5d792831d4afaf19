-- When a certificate was issued: what limits count within a length of time.
ALTER TABLE certificate ADD COLUMN issued BIGINT NOT NULL DEFAULT 0;
UPDATE certificate
SET issued = COALESCE((SELECT j.at FROM journal_entry j WHERE j.seq = certificate.seq), not_before);
CREATE INDEX certificate_profile ON certificate (profile, issued);
CREATE INDEX certificate_requester ON certificate (requester, profile, issued);

-- So that a name with a long past is counted without reading it.
ALTER TABLE certificate_name ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate_name ADD COLUMN issued BIGINT NOT NULL DEFAULT 0;
ALTER TABLE certificate_name ADD COLUMN not_after BIGINT NOT NULL DEFAULT 0;
UPDATE certificate_name SET
  profile = COALESCE(
    (SELECT c.profile FROM certificate c WHERE c.serial = certificate_name.serial), ''),
  issued = COALESCE(
    (SELECT c.issued FROM certificate c WHERE c.serial = certificate_name.serial), 0),
  not_after = COALESCE(
    (SELECT c.not_after FROM certificate c WHERE c.serial = certificate_name.serial), 0);
CREATE INDEX certificate_name_issued ON certificate_name (name, profile, issued);
CREATE INDEX certificate_name_valid ON certificate_name (name, profile, not_after);

-- What the login of a client's certificate looks like. For certificates from before this schema the
-- program fills it, at the same start.
CREATE TABLE login_look (
  look      TEXT   NOT NULL,
  not_after BIGINT NOT NULL,
  serial    TEXT   NOT NULL,
  PRIMARY KEY (look, not_after, serial)
);
