-- What is known of a request that waits: the CA's nonce for its checks, whose it is, what it renews.
ALTER TABLE request ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
ALTER TABLE request ADD COLUMN account TEXT NOT NULL DEFAULT '';
ALTER TABLE request ADD COLUMN replaces TEXT;

-- Every attempt to prove something, with what was found; also what was proven at once, by a token, and
-- the approvals of officers. Names are one a line, the transcript too. A look is bound to the rules that it
-- was made by; what is told to the requester may be less than what was found.
CREATE TABLE attempt (
  id         TEXT   PRIMARY KEY,
  request    TEXT   NOT NULL,
  number     BIGINT NOT NULL,
  account    TEXT   NOT NULL,
  check_id   TEXT   NOT NULL,
  rules      TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  guarded    TEXT   NOT NULL,
  source     TEXT   NOT NULL,
  officer    TEXT,
  started    BIGINT NOT NULL,
  ended      BIGINT,
  outcome    TEXT   NOT NULL,
  names      TEXT   NOT NULL,
  requester  BIGINT NOT NULL,
  statement  TEXT   NOT NULL,
  told       TEXT   NOT NULL,
  transcript TEXT   NOT NULL
);
CREATE INDEX attempt_request ON attempt (request, number);
CREATE INDEX attempt_guarded ON attempt (guarded, started);
CREATE INDEX attempt_account ON attempt (account, started);
CREATE INDEX attempt_source ON attempt (source, started);
