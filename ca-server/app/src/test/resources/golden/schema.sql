CREATE TABLE alarm (
 id TEXT PRIMARY KEY,
 severity TEXT NOT NULL,
 message TEXT NOT NULL,
 raised BIGINT NOT NULL
);
CREATE TABLE attempt (
 id TEXT PRIMARY KEY,
 request TEXT NOT NULL,
 number BIGINT NOT NULL,
 account TEXT NOT NULL,
 check_id TEXT NOT NULL,
 rules TEXT NOT NULL,
 subject TEXT NOT NULL,
 guarded TEXT NOT NULL,
 source TEXT NOT NULL,
 officer TEXT,
 started BIGINT NOT NULL,
 ended BIGINT,
 outcome TEXT NOT NULL,
 names TEXT NOT NULL,
 requester BIGINT NOT NULL,
 statement TEXT NOT NULL,
 told TEXT NOT NULL,
 transcript TEXT NOT NULL
);
CREATE INDEX attempt_account ON attempt (account, started);
CREATE INDEX attempt_guarded ON attempt (guarded, started);
CREATE INDEX attempt_request ON attempt (request, number);
CREATE INDEX attempt_source ON attempt (source, started);
CREATE TABLE blocked_key (
 sha256 TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 reason TEXT NOT NULL,
 blocked_by TEXT NOT NULL,
 blocked_at BIGINT NOT NULL
);
CREATE TABLE campaign (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 question TEXT NOT NULL,
 key_hashes TEXT NOT NULL,
 reason TEXT NOT NULL,
 note TEXT NOT NULL,
 state TEXT NOT NULL,
 renewals TEXT NOT NULL,
 deadline BIGINT,
 created_by TEXT NOT NULL,
 created BIGINT NOT NULL,
 selecting BIGINT NOT NULL,
 looked BIGINT NOT NULL,
 followed BIGINT NOT NULL,
 ended BIGINT
);
CREATE INDEX campaign_state ON campaign (state);
CREATE TABLE campaign_member (
 id TEXT PRIMARY KEY,
 campaign TEXT NOT NULL,
 seq BIGINT NOT NULL,
 serial TEXT NOT NULL,
 profile TEXT NOT NULL,
 names TEXT NOT NULL,
 holder TEXT NOT NULL,
 key_sha256 TEXT NOT NULL,
 state TEXT NOT NULL,
 replaced_by TEXT,
 settled BIGINT,
 why TEXT
);
CREATE INDEX campaign_member_holder ON campaign_member (campaign, holder);
CREATE INDEX campaign_member_key ON campaign_member (key_sha256);
CREATE INDEX campaign_member_place ON campaign_member (campaign, seq);
CREATE INDEX campaign_member_serial ON campaign_member (serial);
CREATE INDEX campaign_member_settled ON campaign_member (campaign, settled);
CREATE INDEX campaign_member_state ON campaign_member (campaign, state, seq);
CREATE TABLE certificate (
 serial TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 issuer TEXT NOT NULL,
 profile TEXT NOT NULL,
 subject TEXT NOT NULL,
 names TEXT NOT NULL,
 not_before BIGINT NOT NULL,
 not_after BIGINT NOT NULL,
 key_type TEXT NOT NULL,
 key_sha256 TEXT NOT NULL,
 sha256 TEXT NOT NULL,
 lineage TEXT NOT NULL,
 replaces TEXT,
 replaced_by TEXT,
 requester TEXT NOT NULL,
 evidence TEXT NOT NULL,
 der BYTEA NOT NULL,
 status TEXT NOT NULL,
 reason TEXT,
 revoked_at BIGINT
, status_at BIGINT, issued BIGINT NOT NULL DEFAULT 0, shard BIGINT NOT NULL DEFAULT 0);
CREATE INDEX certificate_changed ON certificate (issuer, status_at, serial)
 WHERE status_at IS NOT NULL;
CREATE INDEX certificate_key ON certificate (key_sha256);
CREATE INDEX certificate_lineage ON certificate (lineage);
CREATE INDEX certificate_listed
 ON certificate (issuer, revoked_at, serial, reason, not_after, status)
 WHERE status <> 'valid';
CREATE INDEX certificate_not_after ON certificate (not_after);
CREATE INDEX certificate_profile ON certificate (profile, issued);
CREATE INDEX certificate_requester ON certificate (requester, profile, issued);
CREATE INDEX certificate_shard ON certificate (issuer, shard, status_at, serial) WHERE shard > 0;
CREATE INDEX certificate_shard_listed
 ON certificate (issuer, shard, revoked_at, serial, reason, not_after, status)
 WHERE status <> 'valid' AND shard > 0;
CREATE TABLE certificate_name (
 serial TEXT NOT NULL,
 name TEXT NOT NULL, profile TEXT NOT NULL DEFAULT '', issued BIGINT NOT NULL DEFAULT 0, not_after BIGINT NOT NULL DEFAULT 0,
 PRIMARY KEY (name, serial)
);
CREATE INDEX certificate_name_issued ON certificate_name (name, profile, issued);
CREATE INDEX certificate_name_valid ON certificate_name (name, profile, not_after);
CREATE TABLE crl (
 id TEXT PRIMARY KEY,
 ca TEXT NOT NULL,
 number BIGINT NOT NULL,
 this_update BIGINT NOT NULL,
 next_update BIGINT NOT NULL,
 entries BIGINT NOT NULL,
 sha256 TEXT NOT NULL, der BYTEA, changes TEXT NOT NULL DEFAULT '',
 UNIQUE (ca, number)
);
CREATE TABLE crl_delta (
 id TEXT PRIMARY KEY,
 ca TEXT NOT NULL,
 number BIGINT NOT NULL,
 base BIGINT NOT NULL,
 this_update BIGINT NOT NULL,
 next_update BIGINT NOT NULL,
 entries BIGINT NOT NULL,
 sha256 TEXT NOT NULL,
 changes TEXT NOT NULL,
 UNIQUE (ca, number)
);
CREATE TABLE crl_part (
 id TEXT PRIMARY KEY,
 name TEXT NOT NULL,
 sha256 TEXT NOT NULL,
 bytes BYTEA NOT NULL
);
CREATE INDEX crl_part_name ON crl_part (name, sha256);
CREATE TABLE endpoint (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL,
 name TEXT NOT NULL,
 port BIGINT NOT NULL,
 mode TEXT NOT NULL,
 schedule TEXT NOT NULL,
 zone TEXT NOT NULL,
 profile TEXT,
 tests_revoked BIGINT NOT NULL,
 server TEXT,
 labels TEXT NOT NULL,
 created_by TEXT NOT NULL,
 created BIGINT NOT NULL
);
CREATE UNIQUE INDEX endpoint_seq ON endpoint (seq);
CREATE TABLE endpoint_look (
 id TEXT PRIMARY KEY,
 endpoint TEXT NOT NULL,
 at BIGINT NOT NULL,
 serial TEXT,
 sha256 TEXT,
 faults BIGINT NOT NULL,
 trouble TEXT
);
CREATE INDEX endpoint_look_endpoint ON endpoint_look (endpoint, at);
CREATE TABLE endpoint_state (
 id TEXT PRIMARY KEY,
 due BIGINT NOT NULL,
 looked BIGINT,
 failed BIGINT NOT NULL,
 trouble TEXT NOT NULL,
 reached BIGINT,
 since BIGINT,
 address TEXT NOT NULL,
 mode TEXT NOT NULL,
 chain TEXT NOT NULL,
 faults TEXT NOT NULL,
 revoked_test TEXT
);
CREATE INDEX endpoint_state_due ON endpoint_state (due);
CREATE TABLE event_cursor (
 id BIGINT NOT NULL PRIMARY KEY,
 seq BIGINT NOT NULL
);
CREATE TABLE event_delivery (
 id TEXT NOT NULL PRIMARY KEY,
 number BIGINT NOT NULL,
 source TEXT NOT NULL,
 channel TEXT NOT NULL,
 kind TEXT NOT NULL,
 subject TEXT NOT NULL,
 event TEXT NOT NULL,
 created BIGINT NOT NULL,
 state TEXT NOT NULL,
 attempts BIGINT NOT NULL,
 due BIGINT NOT NULL,
 gives_up BIGINT NOT NULL,
 ended BIGINT,
 outcome TEXT
);
CREATE INDEX event_delivery_due ON event_delivery (state, channel, due);
CREATE INDEX event_delivery_ended ON event_delivery (state, channel, ended);
CREATE INDEX event_delivery_number ON event_delivery (number);
CREATE TABLE event_schedule (
 name TEXT NOT NULL PRIMARY KEY,
 cron TEXT NOT NULL,
 due BIGINT NOT NULL
);
CREATE TABLE event_threshold (
 seconds BIGINT NOT NULL PRIMARY KEY,
 told_to BIGINT NOT NULL
);
CREATE TABLE event_trigger (
 name TEXT NOT NULL PRIMARY KEY,
 since BIGINT NOT NULL
);
CREATE TABLE idempotency (
 id TEXT PRIMARY KEY,
 fingerprint TEXT NOT NULL,
 request TEXT NOT NULL,
 created BIGINT NOT NULL
);
CREATE TABLE imported_ca (
 id TEXT PRIMARY KEY,
 chain TEXT NOT NULL,
 server_profile TEXT NOT NULL,
 user_profile TEXT NOT NULL
);
CREATE TABLE journal_entry (
 seq BIGINT PRIMARY KEY,
 at BIGINT NOT NULL,
 actor TEXT NOT NULL,
 act TEXT NOT NULL,
 subject TEXT NOT NULL,
 details TEXT NOT NULL,
 previous TEXT NOT NULL,
 hash TEXT NOT NULL
, node TEXT NOT NULL DEFAULT '');
CREATE TABLE journal_head (
 id BIGINT PRIMARY KEY,
 seq BIGINT NOT NULL,
 hash TEXT NOT NULL
);
CREATE TABLE journal_node (
 name TEXT PRIMARY KEY,
 seq BIGINT NOT NULL,
 hash TEXT NOT NULL,
 joined BIGINT NOT NULL,
 left_at BIGINT
);
CREATE TABLE listed_serial (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 issuer TEXT NOT NULL,
 serial TEXT NOT NULL,
 subject TEXT NOT NULL,
 not_after BIGINT NOT NULL,
 status TEXT NOT NULL,
 reason TEXT,
 revoked_at BIGINT,
 status_at BIGINT
);
CREATE INDEX listed_serial_revoked ON listed_serial (issuer, revoked_at);
CREATE INDEX listed_serial_serial ON listed_serial (serial);
CREATE TABLE login_look (
 look TEXT NOT NULL,
 not_after BIGINT NOT NULL,
 serial TEXT NOT NULL,
 PRIMARY KEY (look, not_after, serial)
);
CREATE TABLE own_certificate (
 purpose TEXT PRIMARY KEY,
 serial TEXT NOT NULL,
 key_id TEXT NOT NULL
);
CREATE TABLE policy_difference (
 seq BIGINT PRIMARY KEY,
 at BIGINT NOT NULL,
 request TEXT NOT NULL,
 profile TEXT NOT NULL,
 names TEXT NOT NULL,
 active TEXT NOT NULL,
 candidate TEXT NOT NULL,
 active_book TEXT NOT NULL,
 candidate_book TEXT NOT NULL
);
CREATE INDEX policy_difference_candidate ON policy_difference (candidate_book, seq);
CREATE TABLE policy_text (
 id TEXT PRIMARY KEY,
 book TEXT NOT NULL,
 name TEXT NOT NULL,
 yaml TEXT NOT NULL
);
CREATE TABLE policy_trial (
 id TEXT PRIMARY KEY,
 since BIGINT NOT NULL,
 judged BIGINT NOT NULL,
 differing BIGINT NOT NULL
);
CREATE TABLE request (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 profile TEXT NOT NULL,
 names TEXT NOT NULL,
 csr TEXT NOT NULL,
 validity TEXT,
 requester TEXT NOT NULL,
 created BIGINT NOT NULL,
 state TEXT NOT NULL,
 demands TEXT NOT NULL,
 violations TEXT NOT NULL,
 decided_by TEXT,
 decided_at BIGINT,
 reason TEXT,
 serial TEXT
, expires BIGINT, nonce TEXT NOT NULL DEFAULT '', account TEXT NOT NULL DEFAULT '', replaces TEXT);
CREATE INDEX request_requester ON request (requester, state);
CREATE INDEX request_state ON request (state, seq);
CREATE TABLE reserved_name (
 name TEXT PRIMARY KEY,
 request TEXT NOT NULL,
 requester TEXT NOT NULL,
 since BIGINT NOT NULL
);
CREATE INDEX reserved_name_request ON reserved_name (request);
CREATE TABLE root_request (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 kind TEXT NOT NULL,
 subject TEXT NOT NULL,
 key_id TEXT NOT NULL,
 created BIGINT NOT NULL,
 state TEXT NOT NULL,
 body TEXT NOT NULL
);
CREATE TABLE schema_floor (
 id BIGINT PRIMARY KEY,
 schema BIGINT NOT NULL
);
CREATE TABLE shedlock (
 name TEXT PRIMARY KEY,
 lock_until TIMESTAMP NOT NULL,
 locked_at TIMESTAMP NOT NULL,
 locked_by TEXT NOT NULL
);
CREATE TABLE token (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 kind TEXT NOT NULL,
 hash TEXT NOT NULL UNIQUE,
 profile TEXT,
 names TEXT NOT NULL,
 role TEXT NOT NULL,
 created_by TEXT NOT NULL,
 created BIGINT NOT NULL,
 expires BIGINT NOT NULL,
 state TEXT NOT NULL
, scopes TEXT NOT NULL DEFAULT '', profiles TEXT NOT NULL DEFAULT '');
CREATE TABLE trusted_authority (
 id TEXT PRIMARY KEY,
 seq BIGINT NOT NULL UNIQUE,
 certificate BYTEA NOT NULL,
 reason TEXT NOT NULL,
 added_by TEXT NOT NULL,
 added_at BIGINT NOT NULL,
 crl BYTEA,
 crl_url TEXT,
 crl_failure TEXT
);
