-- Campaigns: many certificates are replaced and revoked. The question is CEL, the
-- keys are one a line, and so are the profiles that its founder may act on.
-- Certificates whose seq is below the campaign's existed before it. Places: looked is the last
-- certificate that was asked whether it is meant, followed the last newer one that was asked whose
-- place it takes.
CREATE TABLE campaign (
  id            TEXT   PRIMARY KEY,
  seq           BIGINT NOT NULL UNIQUE,
  question      TEXT   NOT NULL,
  key_hashes    TEXT   NOT NULL,
  reason        TEXT   NOT NULL,
  note          TEXT   NOT NULL,
  state         TEXT   NOT NULL,
  renewals      TEXT   NOT NULL,
  deadline      BIGINT,
  created_by    TEXT   NOT NULL,
  profiles      TEXT   NOT NULL,
  created       BIGINT NOT NULL,
  selecting     BIGINT NOT NULL,
  looked        BIGINT NOT NULL,
  followed      BIGINT NOT NULL,
  ended         BIGINT
);
CREATE INDEX campaign_state ON campaign (state);

-- The certificates of a campaign. The id is CAMPAIGN/SERIAL, seq is the certificate's, holder a hash of
-- its profile and names.
CREATE TABLE campaign_member (
  id          TEXT   PRIMARY KEY,
  campaign    TEXT   NOT NULL,
  seq         BIGINT NOT NULL,
  serial      TEXT   NOT NULL,
  profile     TEXT   NOT NULL,
  names       TEXT   NOT NULL,
  holder      TEXT   NOT NULL,
  key_sha256  TEXT   NOT NULL,
  state       TEXT   NOT NULL,
  replaced_by TEXT,
  settled     BIGINT,
  why         TEXT
);
CREATE INDEX campaign_member_serial ON campaign_member (serial);
CREATE INDEX campaign_member_key ON campaign_member (key_sha256);
CREATE INDEX campaign_member_place ON campaign_member (campaign, seq);
CREATE INDEX campaign_member_state ON campaign_member (campaign, state, seq);
CREATE INDEX campaign_member_holder ON campaign_member (campaign, holder);
CREATE INDEX campaign_member_settled ON campaign_member (campaign, settled);
