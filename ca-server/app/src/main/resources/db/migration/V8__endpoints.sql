-- FTPS endpoints that are watched. Labels are one a line; the place in lists is the journal's entry.
CREATE TABLE endpoint (
  id            TEXT   PRIMARY KEY,
  seq           BIGINT NOT NULL,
  name          TEXT   NOT NULL,
  port          BIGINT NOT NULL,
  mode          TEXT   NOT NULL,
  schedule      TEXT   NOT NULL,
  zone          TEXT   NOT NULL,
  profile       TEXT,
  tests_revoked BIGINT NOT NULL,
  server        TEXT,
  labels        TEXT   NOT NULL,
  created_by    TEXT   NOT NULL,
  created       BIGINT NOT NULL
);
CREATE UNIQUE INDEX endpoint_seq ON endpoint (seq);

-- What the looks have found. Failed is how many in a row did not reach it; what it served is that of the
-- last one that did. The chain is PEM, the faults are JSON.
CREATE TABLE endpoint_state (
  id           TEXT     PRIMARY KEY,
  due          BIGINT NOT NULL,
  looked       BIGINT,
  failed       BIGINT NOT NULL,
  trouble      TEXT     NOT NULL,
  reached      BIGINT,
  since        BIGINT,
  address      TEXT     NOT NULL,
  mode         TEXT     NOT NULL,
  chain        TEXT     NOT NULL,
  faults       TEXT     NOT NULL,
  revoked_test TEXT
);
CREATE INDEX endpoint_state_due ON endpoint_state (due);

-- The newest looks at each.
CREATE TABLE endpoint_look (
  id       TEXT   PRIMARY KEY,
  endpoint TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  serial   TEXT,
  sha256   TEXT,
  faults   BIGINT NOT NULL,
  trouble  TEXT
);
CREATE INDEX endpoint_look_endpoint ON endpoint_look (endpoint, at);
