-- The text of each profile as it was last journaled: of those in force, and of those tried beside them.
CREATE TABLE policy_text (
  id   TEXT PRIMARY KEY,
  book TEXT NOT NULL,
  name TEXT NOT NULL,
  yaml TEXT NOT NULL
);

-- How many requests two rulebooks have both judged; the id is both fingerprints.
CREATE TABLE policy_trial (
  id        TEXT   PRIMARY KEY,
  since     BIGINT NOT NULL,
  judged    BIGINT NOT NULL,
  differing BIGINT NOT NULL
);

-- The newest requests that the tried rulebook would have decided otherwise. Opinions are JSON, names
-- one a line.
CREATE TABLE policy_difference (
  seq            BIGINT PRIMARY KEY,
  at             BIGINT NOT NULL,
  request        TEXT   NOT NULL,
  profile        TEXT   NOT NULL,
  names          TEXT   NOT NULL,
  active         TEXT   NOT NULL,
  candidate      TEXT   NOT NULL,
  active_book    TEXT   NOT NULL,
  candidate_book TEXT   NOT NULL
);
CREATE INDEX policy_difference_candidate ON policy_difference (candidate_book, seq);
