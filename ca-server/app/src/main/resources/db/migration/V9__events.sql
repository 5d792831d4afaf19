-- The last entry of the journal whose triggers have been looked at; one row.
CREATE TABLE event_cursor (
  id  BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL
);

-- From which entry on a trigger hears; it is not told what was before it.
CREATE TABLE event_trigger (
  name  TEXT   NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL
);

-- The outbox: what is to be told over which channel, and what became of it.
CREATE TABLE event_delivery (
  id       TEXT   NOT NULL PRIMARY KEY,
  number   BIGINT NOT NULL,
  source   TEXT   NOT NULL,
  channel  TEXT   NOT NULL,
  kind     TEXT   NOT NULL,
  subject  TEXT   NOT NULL,
  event    TEXT   NOT NULL,
  created  BIGINT NOT NULL,
  state    TEXT   NOT NULL,
  attempts BIGINT NOT NULL,
  due      BIGINT NOT NULL,
  gives_up BIGINT NOT NULL,
  ended    BIGINT,
  outcome  TEXT
);
CREATE INDEX event_delivery_number ON event_delivery (number);
CREATE INDEX event_delivery_due ON event_delivery (state, channel, due);
CREATE INDEX event_delivery_ended ON event_delivery (state, channel, ended);

-- Up to which end of life certificates were told that it is that near.
CREATE TABLE event_threshold (
  seconds BIGINT NOT NULL PRIMARY KEY,
  told_to BIGINT NOT NULL
);

-- When a schedule runs next.
CREATE TABLE event_schedule (
  name TEXT   NOT NULL PRIMARY KEY,
  cron TEXT   NOT NULL,
  due  BIGINT NOT NULL
);
