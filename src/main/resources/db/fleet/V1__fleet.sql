-- The fleet's database, version 1. PostgreSQL 13 or newer. No foreign keys, sequences, triggers or default partitions, and app
-- first in every key: what Citus asks of tables that are distributed by app.
CREATE SCHEMA faultline;

-- One row. Read by every writer when it connects (Citus: a reference table).
CREATE TABLE faultline.format (
    one            boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    version        integer     NOT NULL,          -- of these tables
    oldest_writer  integer     NOT NULL,          -- writers of an older format hold back what they have
    database       uuid        NOT NULL,          -- another one under the same address is recognised, and filled again
    migrated_at    timestamptz NOT NULL
);

-- One row per local store (a data folder's file), not per pod name: a pod that lost its volume is another writer.
CREATE TABLE faultline.writer (
    app          text        NOT NULL,            -- the distribution column, first in every key
    store        uuid        NOT NULL,
    instance     text        NOT NULL,
    node         text,                            -- null: not told (Downward API)
    zone         text,
    workload     text,                            -- pod-template-hash or version label
    program      text        NOT NULL,            -- version of the program
    format       integer     NOT NULL,            -- of the statements that it sends
    batch        bigint      NOT NULL,            -- number of the last batch that is in; the fence
    through_at   timestamptz,                     -- all that it saw up to here is in, and its open runs reach at least to here
    reported_at  timestamptz NOT NULL,            -- this database's clock at that batch
    clock_ms     integer,                         -- its clock less this database's …
    clock_err_ms integer,                         -- … give or take (half the round trip)
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz,                     -- it said good-bye (SIGTERM); null: it runs, or nobody knows
    PRIMARY KEY (app, store)
) WITH (fillfactor = 70);

CREATE TABLE faultline.dependency (
    app          text        NOT NULL,
    store        uuid        NOT NULL,
    name         text        NOT NULL,
    kind         text        NOT NULL,
    critical     boolean     NOT NULL,
    routes       text[]      NOT NULL,
    endpoints    text[]      NOT NULL,            -- host:port, never a password
    interval_ms  integer     NOT NULL,
    timeout_ms   integer     NOT NULL,
    status       text        NOT NULL,            -- as of the writer's through_at
    failure      text        NOT NULL,
    since_at     timestamptz,
    removed_at   timestamptz,                     -- left the config
    PRIMARY KEY (app, store, name)
) WITH (fillfactor = 80);
CREATE INDEX dependency_endpoints ON faultline.dependency USING gin (endpoints);

-- Runs, cut at midnight UTC, never longer: so a window's rows are in the window's partitions.
CREATE TABLE faultline.run (
    app            text        NOT NULL,
    day            date        NOT NULL,          -- UTC, of first_at
    dependency     text        NOT NULL,
    store          uuid        NOT NULL,
    first_at       timestamptz NOT NULL,
    first_end_at   timestamptz NOT NULL,
    last_at        timestamptz NOT NULL,
    last_end_at    timestamptz NOT NULL,
    open           boolean     NOT NULL,          -- it goes on to the writer's through_at
    status         text        NOT NULL,
    failure        text        NOT NULL,
    message        text        NOT NULL,
    count          integer     NOT NULL,
    longest_gap_ms integer     NOT NULL,
    fastest_us     bigint      NOT NULL,
    slowest_us     bigint      NOT NULL,
    total_us       bigint      NOT NULL,
    interval_ms    integer     NOT NULL,
    timeout_ms     integer     NOT NULL,
    observer       text,                          -- the instance that looked, where it is another (shared probes)
    PRIMARY KEY (app, day, dependency, store, first_at)
) PARTITION BY RANGE (day);
CREATE INDEX run_failing ON faultline.run (app, dependency, first_at) WHERE status IN ('DOWN', 'DEGRADED');

CREATE TABLE faultline.incident (
    app        text        NOT NULL,
    day        date        NOT NULL,              -- of its id, which never changes
    store      uuid        NOT NULL,
    id         text        NOT NULL,
    origin     text        NOT NULL,
    state      text        NOT NULL,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    route      text,
    errors     bigint      NOT NULL,
    requests   bigint,
    title      text        NOT NULL,
    answer     text,
    suspects   text[]      NOT NULL,
    document   jsonb,                             -- verdict, routes, annotations, links as the API gives them
    PRIMARY KEY (app, day, store, id)
) PARTITION BY RANGE (day);
CREATE INDEX incident_to ON faultline.incident (app, to_at);

CREATE TABLE faultline.change (
    app      text        NOT NULL,
    day      date        NOT NULL,
    store    uuid        NOT NULL,
    at       timestamptz NOT NULL,
    kind     text        NOT NULL,
    subject  text        NOT NULL,
    version  text        NOT NULL,
    message  text        NOT NULL,
    PRIMARY KEY (app, day, store, at, kind, subject, version)
) PARTITION BY RANGE (day);

-- Only with `ship: observations`: the local store's packed blocks, as they are (1.5 to 3 bytes an observation).
CREATE TABLE faultline.observation_block (
    app         text        NOT NULL,
    day         date        NOT NULL,
    dependency  text        NOT NULL,
    store       uuid        NOT NULL,
    hour        smallint    NOT NULL CHECK (hour BETWEEN 0 AND 23),
    count       integer     NOT NULL,
    codec       smallint    NOT NULL,             -- of the bytes
    bytes       bytea       NOT NULL,
    PRIMARY KEY (app, day, dependency, store, hour)
) PARTITION BY RANGE (day);
ALTER TABLE faultline.observation_block ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- How a writer's clock stood, whenever that altered by more than 100 ms.
CREATE TABLE faultline.clock (
    app      text        NOT NULL,
    day      date        NOT NULL,
    store    uuid        NOT NULL,
    at       timestamptz NOT NULL,
    ms       integer     NOT NULL,
    err_ms   integer     NOT NULL,
    PRIMARY KEY (app, day, store, at)
) PARTITION BY RANGE (day);

-- Partitions: by month for what is kept long, by week for blocks. No default partition (its rows would keep new ones from being made).
CREATE FUNCTION faultline.make_partitions(until date) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = faultline, pg_temp AS $$
DECLARE
    t text; start date; made integer := 0; part text; step interval; today date := timezone('UTC', now())::date;
BEGIN
    FOREACH t IN ARRAY ARRAY['run', 'incident', 'change', 'clock', 'observation_block'] LOOP
        step := CASE t WHEN 'observation_block' THEN interval '7 days' ELSE interval '1 month' END;
        start := date_trunc(CASE t WHEN 'observation_block' THEN 'week' ELSE 'month' END, today - interval '400 days')::date;
        WHILE start <= until LOOP
            part := t || '_' || to_char(start, CASE t WHEN 'observation_block' THEN 'YYYYMMDD' ELSE 'YYYYMM' END);
            IF to_regclass('faultline.' || part) IS NULL AND (t <> 'observation_block' OR start > today - 40) THEN
                EXECUTE format('CREATE TABLE faultline.%I PARTITION OF faultline.%I FOR VALUES FROM (%L) TO (%L) %s',
                    part, t, start, (start + step)::date, CASE t WHEN 'run' THEN 'WITH (fillfactor = 85)' ELSE '' END);
                made := made + 1;
            END IF;
            start := (start + step)::date;
        END LOOP;
    END LOOP;
    RETURN made;
END $$;

CREATE VIEW faultline.episode AS
SELECT app, dependency, store, status, failure, message, count, first_at, last_end_at,
       lag(last_at)   OVER w AS onset_earliest,          -- the start of the last good probe before it
       first_end_at          AS onset_latest,
       last_at               AS recovery_earliest,
       lead(first_end_at) OVER w AS recovery_latest, day
FROM faultline.run
WINDOW w AS (PARTITION BY app, dependency, store ORDER BY first_at);

INSERT INTO faultline.format (version, oldest_writer, database, migrated_at) VALUES (1, 1, gen_random_uuid(), now());
