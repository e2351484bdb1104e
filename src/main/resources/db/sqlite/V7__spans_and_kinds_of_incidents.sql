-- The spans in which an incident's errors came, from-to in milliseconds, one a line. Empty: one, from its start to its end.
ALTER TABLE incident ADD COLUMN spans TEXT NOT NULL DEFAULT '';
-- What went wrong in it.
ALTER TABLE incident ADD COLUMN kind TEXT NOT NULL DEFAULT 'ERRORS';
