-- How far the fleet's database has this file's content. No row: it was never shipped.
CREATE TABLE shipping (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    store    TEXT    NOT NULL, -- this file's id; a new file is another writer
    database TEXT    NOT NULL, -- the id of the fleet's database; another one is filled anew
    batch    INTEGER NOT NULL, -- the last batch that it acknowledged
    mark     INTEGER NOT NULL  -- grows with each mark below, so that one renewed meanwhile is recognised
) STRICT;

-- The latest run of each dependency that the fleet's database has, cut at midnight UTC.
CREATE TABLE shipped_run (
    dependency  INTEGER NOT NULL PRIMARY KEY REFERENCES dependency,
    first_ms    INTEGER NOT NULL,
    last_end_ms INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    open        INTEGER NOT NULL,
    shipped_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Days whose runs changed otherwise than at their end, or that were never shipped: each is replaced as a whole.
CREATE TABLE stale_day (
    dependency INTEGER NOT NULL REFERENCES dependency,
    day        INTEGER NOT NULL, -- since 1970, UTC
    from_ms    INTEGER NOT NULL, -- what starts before is replaced already
    mark       INTEGER NOT NULL,
    PRIMARY KEY (dependency, day)
) STRICT, WITHOUT ROWID;

-- Incidents and changes that the fleet's database does not have as they are now.
CREATE TABLE stale_row (
    kind TEXT    NOT NULL,
    key  TEXT    NOT NULL,
    mark INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Rows that the fleet's database refused.
CREATE TABLE parked_row (
    kind      TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    parked_ms INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
