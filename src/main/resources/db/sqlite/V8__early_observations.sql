-- Observations of a time that had not come yet: the clock was ahead when they were received. Kept for a person, never read.
CREATE TABLE early_observation (
    dependency  INTEGER NOT NULL REFERENCES dependency,
    at_ms       INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    status      TEXT    NOT NULL,
    failure     TEXT    NOT NULL,
    message     TEXT    NOT NULL,
    phases      TEXT    NOT NULL,
    interval_ms INTEGER NOT NULL,
    timeout_ms  INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (dependency, at_ms)
) STRICT, WITHOUT ROWID;
