-- Observations in the order in which they came, a row for each commit, until they are filed: rows and runs of their
-- dependencies.
CREATE TABLE journal (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
