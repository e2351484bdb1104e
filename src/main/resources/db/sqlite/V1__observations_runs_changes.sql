CREATE TABLE dependency (
    id                INTEGER PRIMARY KEY,
    name              TEXT    NOT NULL UNIQUE,
    kind              TEXT    NOT NULL,
    critical          INTEGER NOT NULL,
    routes            TEXT    NOT NULL, -- one a line
    endpoints         TEXT    NOT NULL, -- one a line
    interval_us       INTEGER NOT NULL,
    timeout_us        INTEGER NOT NULL,
    slow_above_us     INTEGER NOT NULL,
    alert_interval_us INTEGER NOT NULL,
    failure_threshold INTEGER NOT NULL,
    success_threshold INTEGER NOT NULL
) STRICT;

-- Observations while they are recent.
CREATE TABLE observation (
    dependency  INTEGER NOT NULL REFERENCES dependency,
    at_ms       INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    status      TEXT    NOT NULL,
    failure     TEXT    NOT NULL, -- the label; empty for UP
    message     TEXT    NOT NULL,
    phases      TEXT    NOT NULL, -- name=microseconds, joined by commas
    interval_ms INTEGER NOT NULL,
    timeout_ms  INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (dependency, at_ms)
) STRICT, WITHOUT ROWID;

-- Observations of one hour, packed. An hour may have a block and late rows beside it.
CREATE TABLE block (
    dependency  INTEGER NOT NULL REFERENCES dependency,
    hour        INTEGER NOT NULL, -- since 1970
    first_ms    INTEGER NOT NULL,
    last_ms     INTEGER NOT NULL,
    received_ms INTEGER NOT NULL, -- when the latest of them was received
    count       INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (dependency, hour)
) STRICT;

-- Pieces of runs, cut at hours while the observations behind them are there, joined when those have expired (settled).
CREATE TABLE run (
    dependency     INTEGER NOT NULL REFERENCES dependency,
    first_ms       INTEGER NOT NULL, -- start of the first observation
    settled        INTEGER NOT NULL,
    status         TEXT    NOT NULL,
    failure        TEXT    NOT NULL,
    message        TEXT    NOT NULL,
    first_end_ms   INTEGER NOT NULL,
    last_ms        INTEGER NOT NULL, -- start of the last observation
    last_end_ms    INTEGER NOT NULL,
    count          INTEGER NOT NULL,
    longest_gap_ms INTEGER NOT NULL,
    fastest_us     INTEGER NOT NULL,
    slowest_us     INTEGER NOT NULL,
    total_us       INTEGER NOT NULL,
    interval_ms    INTEGER NOT NULL,
    timeout_ms     INTEGER NOT NULL,
    PRIMARY KEY (dependency, first_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    at_ms   INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    version TEXT    NOT NULL,
    message TEXT    NOT NULL,
    PRIMARY KEY (at_ms, kind, subject, version)
) STRICT, WITHOUT ROWID;
