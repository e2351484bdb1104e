-- Who counted answers, and of which route.
CREATE TABLE series (
    id     INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    route  TEXT NOT NULL, -- empty: not known
    UNIQUE (source, route)
) STRICT;

-- Answers with errors among them, taken together by the second; old ones by the minute or hour where there are many.
CREATE TABLE failing_answers (
    slot_ms  INTEGER NOT NULL, -- the second, minute or hour in which they began
    series   INTEGER NOT NULL REFERENCES series,
    from_ms  INTEGER NOT NULL, -- the earliest instant of the first error
    to_ms    INTEGER NOT NULL, -- the latest instant of the last error
    requests INTEGER,          -- null: not known
    errors   INTEGER NOT NULL,
    message  TEXT    NOT NULL,
    PRIMARY KEY (slot_ms, series)
) STRICT, WITHOUT ROWID;

CREATE INDEX failing_answers_long ON failing_answers (to_ms) WHERE to_ms - slot_ms > 3600000;

-- Answers without an error, taken together by ten seconds; old ones by the minute, then the hour where there are many.
CREATE TABLE healthy_answers (
    slot_ms  INTEGER NOT NULL,
    series   INTEGER NOT NULL REFERENCES series,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (slot_ms, series)
) STRICT, WITHOUT ROWID;

CREATE INDEX healthy_answers_long ON healthy_answers (to_ms) WHERE to_ms - slot_ms > 3600000;

CREATE TABLE signature (
    id     TEXT NOT NULL PRIMARY KEY,
    types  TEXT NOT NULL, -- one a line
    frames TEXT NOT NULL, -- one a line
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Error lines of the app's log, taken together as answers are.
CREATE TABLE error_line (
    slot_ms   INTEGER NOT NULL,
    signature TEXT    NOT NULL REFERENCES signature,
    first_ms  INTEGER NOT NULL,
    last_ms   INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    message   TEXT    NOT NULL,
    logger    TEXT,
    PRIMARY KEY (slot_ms, signature)
) STRICT, WITHOUT ROWID;

CREATE INDEX error_line_long ON error_line (last_ms) WHERE last_ms - slot_ms > 3600000;

CREATE TABLE bookmark (
    reader TEXT    NOT NULL PRIMARY KEY,
    place  TEXT    NOT NULL,
    put_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
    id       TEXT    NOT NULL PRIMARY KEY,
    origin   TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    route    TEXT,             -- null: none or several
    errors   INTEGER NOT NULL,
    requests INTEGER,          -- null: not known
    title    TEXT    NOT NULL,
    links    TEXT    NOT NULL, -- one a line
    judged_ms INTEGER,         -- null: no verdict; the answer, the summary, the suspects and the document go with it
    answer    TEXT,
    summary   TEXT,
    suspects  TEXT,            -- one a line
    document  TEXT
) STRICT;

CREATE INDEX incident_to ON incident (to_ms);
CREATE INDEX incident_unsettled ON incident (from_ms) WHERE state <> 'FINAL';

CREATE TABLE incident_route (
    incident TEXT    NOT NULL REFERENCES incident,
    position INTEGER NOT NULL,
    route    TEXT    NOT NULL,
    errors   INTEGER NOT NULL,
    requests INTEGER,          -- null: not known
    first_ms INTEGER NOT NULL,
    last_ms  INTEGER NOT NULL,
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_annotation (
    incident TEXT    NOT NULL REFERENCES incident,
    position INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
