-- Several servers on one database. Each writes a chain of its own; entries from before have no node, and the
-- first node's chain goes on from them.
ALTER TABLE journal_entry ADD COLUMN node TEXT NOT NULL DEFAULT '';

-- The end of each node's chain. A node that has left writes no more.
CREATE TABLE journal_node (
  name    TEXT   PRIMARY KEY,
  seq     BIGINT NOT NULL,
  hash    TEXT   NOT NULL,
  joined  BIGINT NOT NULL,
  left_at BIGINT
);

-- The oldest schema whose program can work on this database; one row. While servers are replaced one by one,
-- those of the release before go on. A migration that they could not live with raises it.
CREATE TABLE schema_floor (
  id     BIGINT PRIMARY KEY,
  schema BIGINT NOT NULL
);
INSERT INTO schema_floor (id, schema) VALUES (1, 12);

-- What only one of the servers does at a time, as ShedLock keeps it.
CREATE TABLE shedlock (
  name       TEXT      PRIMARY KEY,
  lock_until TIMESTAMP NOT NULL,
  locked_at  TIMESTAMP NOT NULL,
  locked_by  TEXT      NOT NULL
);
