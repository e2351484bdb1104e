-- The app's connections, by the other end.
CREATE TABLE connection_endpoint (
    id      INTEGER PRIMARY KEY,
    address TEXT    NOT NULL,
    port    INTEGER NOT NULL,
    UNIQUE (address, port)
) STRICT;

-- Successive readings with the same counts, none longer than an hour.
CREATE TABLE connection_run (
    first_ms       INTEGER NOT NULL,
    endpoint       INTEGER NOT NULL REFERENCES connection_endpoint,
    last_ms        INTEGER NOT NULL,
    samples        INTEGER NOT NULL,
    fewest         INTEGER NOT NULL,
    established    INTEGER NOT NULL, -- the most, as all that follow
    connecting     INTEGER NOT NULL,
    retransmitting INTEGER NOT NULL,
    unacknowledged INTEGER NOT NULL,
    closing        INTEGER NOT NULL,
    connecting_ms  INTEGER NOT NULL,
    opened         INTEGER NOT NULL,
    gone           INTEGER NOT NULL,
    PRIMARY KEY (first_ms, endpoint)
) STRICT, WITHOUT ROWID;

-- When they were read: outside of these spans a missing run means nothing. None is longer than an hour.
CREATE TABLE connection_reading (
    first_ms INTEGER NOT NULL PRIMARY KEY,
    last_ms  INTEGER NOT NULL,
    readings INTEGER NOT NULL,
    left_out INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The addresses that probed hosts had.
CREATE TABLE host_address (
    host     TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    first_ms INTEGER NOT NULL,
    last_ms  INTEGER NOT NULL,
    PRIMARY KEY (host, address)
) STRICT, WITHOUT ROWID;
