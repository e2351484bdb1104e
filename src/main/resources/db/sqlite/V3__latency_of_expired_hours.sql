-- How long good and degraded answers took in an hour, once its observations have expired: its runs are joined then.
CREATE TABLE expired_hour (
    dependency INTEGER NOT NULL REFERENCES dependency,
    hour       INTEGER NOT NULL, -- since 1970
    count      INTEGER NOT NULL,
    total_us   INTEGER NOT NULL,
    PRIMARY KEY (dependency, hour)
) STRICT, WITHOUT ROWID;
