-- An API token may be narrower than its role: some scopes of it, some profiles. A list is one item a
-- line; an empty one narrows nothing.

ALTER TABLE token ADD COLUMN scopes TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN profiles TEXT NOT NULL DEFAULT '';
