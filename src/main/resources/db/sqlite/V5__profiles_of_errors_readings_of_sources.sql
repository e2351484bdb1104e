-- How many of the errors had which status, as far as that is known; s5xx are all that have no column of their own.
ALTER TABLE failing_answers ADD COLUMN s500 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN s501 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN s502 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN s503 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN s504 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN s5xx INTEGER NOT NULL DEFAULT 0;
-- How many of the errors ran for less than a second and for how long together, and the same of the others.
ALTER TABLE failing_answers ADD COLUMN quick INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN quick_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN slow INTEGER NOT NULL DEFAULT 0;
ALTER TABLE failing_answers ADD COLUMN slow_ms INTEGER NOT NULL DEFAULT 0;

-- How much of what a source read it could not understand.
CREATE TABLE source_reading (
    slot_ms INTEGER NOT NULL, -- the minute in which it was read
    source  TEXT    NOT NULL,
    aspect  TEXT    NOT NULL,
    total   INTEGER NOT NULL,
    missed  INTEGER NOT NULL,
    PRIMARY KEY (slot_ms, source, aspect)
) STRICT, WITHOUT ROWID;
