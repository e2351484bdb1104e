-- Whether packed observations are shipped as well.
ALTER TABLE shipping ADD COLUMN blocks INTEGER NOT NULL DEFAULT 0;

-- Hours whose packed observations the fleet's database does not have as they are now.
CREATE TABLE stale_block (
    dependency INTEGER NOT NULL REFERENCES dependency,
    hour       INTEGER NOT NULL, -- since 1970
    mark       INTEGER NOT NULL,
    PRIMARY KEY (dependency, hour)
) STRICT, WITHOUT ROWID;
