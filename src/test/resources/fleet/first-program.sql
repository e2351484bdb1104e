-- SPDX-FileCopyrightText: The Faultline authors
-- SPDX-License-Identifier: Apache-2.0
--
-- What the first program that ships (format 1, for tables of version 1) sends from its start to its good-bye, as a PostgreSQL
-- logged it, with its parameters: a check each second, down for five of them, and a deploy. Only times are made relative: to be
-- read as so many seconds after the start, and its day. Never bring this up to date: it stands for programs that are out there.

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
INSERT INTO faultline.writer (app, store, instance, program, format, batch, reported_at, started_at)
VALUES ('shop', '8728a1ba-6e09-4503-b0ba-17496243d63d', 'old-1', '0.1.0-SNAPSHOT', '1', 0, '{+1.989184}', '{+0.547213}') ON CONFLICT (app, store) DO NOTHING;
UPDATE faultline.writer SET batch = '1', through_at = coalesce('{+2.016997}', through_at), reported_at = '{+1.989184}', clock_ms = '2',
    clock_err_ms = '5', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '0';
INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
    failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
VALUES ('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+0.792}', '{+0.807}', '{+1.93}', '{+1.934}', 't', 'UP', '', '', '3', '991', '3082', '14304', '20638', '1000', '1000')
ON CONFLICT (app, day, dependency, store, first_at) DO UPDATE SET
    first_end_at = excluded.first_end_at, last_at = excluded.last_at, last_end_at = excluded.last_end_at,
    open = excluded.open, status = excluded.status, failure = excluded.failure, message = excluded.message,
    count = excluded.count, longest_gap_ms = excluded.longest_gap_ms, fastest_us = excluded.fastest_us,
    slowest_us = excluded.slowest_us, total_us = excluded.total_us, interval_ms = excluded.interval_ms,
    timeout_ms = excluded.timeout_ms;
INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
    failure, since_at, removed_at)
VALUES ('shop', '8728a1ba-6e09-4503-b0ba-17496243d63d', 'db', 'tcp', 'f', '{}', '{127.0.0.1:45131}', '1000', '1000', 'UP', '', '{+0.792}', NULL)
ON CONFLICT (app, store, name) DO UPDATE SET
    kind = excluded.kind, critical = excluded.critical, routes = excluded.routes, endpoints = excluded.endpoints,
    interval_ms = excluded.interval_ms, timeout_ms = excluded.timeout_ms, status = excluded.status,
    failure = excluded.failure, since_at = excluded.since_at, removed_at = CASE WHEN excluded.removed_at IS NULL
    THEN NULL ELSE coalesce(dependency.removed_at, excluded.removed_at) END;
INSERT INTO faultline.clock (app, day, store, at, ms, err_ms) VALUES ('shop', '{day}', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+1.989184}', '2', '5')
ON CONFLICT (app, day, store, at) DO NOTHING;
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '2', through_at = coalesce('{+4.127084}', through_at), reported_at = '{+4.122462}', clock_ms = '0',
    clock_err_ms = '2', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '1';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '3', through_at = coalesce('{+6.137235}', through_at), reported_at = '{+6.136046}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '2';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '4', through_at = coalesce('{+8.164041}', through_at), reported_at = '{+8.15254}', clock_ms = '-1',
    clock_err_ms = '2', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '3';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '5', through_at = coalesce('{+10.177617}', through_at), reported_at = '{+10.176144}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '4';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '6', through_at = coalesce('{+11.270981}', through_at), reported_at = '{+11.267557}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '5';
INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
    failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
VALUES ('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+0.792}', '{+0.807}', '{+9.93}', '{+9.932}', 'f', 'UP', '', '', '11', '1015', '1862', '14307', '61019', '1000', '1000'),('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+10.93}', '{+10.938}', '{+10.93}', '{+10.938}', 't', 'DOWN', 'connect', 'connection refused (127.0.0.1:45131)', '1', '0', '7237', '7237', '7237', '1000', '1000')
ON CONFLICT (app, day, dependency, store, first_at) DO UPDATE SET
    first_end_at = excluded.first_end_at, last_at = excluded.last_at, last_end_at = excluded.last_end_at,
    open = excluded.open, status = excluded.status, failure = excluded.failure, message = excluded.message,
    count = excluded.count, longest_gap_ms = excluded.longest_gap_ms, fastest_us = excluded.fastest_us,
    slowest_us = excluded.slowest_us, total_us = excluded.total_us, interval_ms = excluded.interval_ms,
    timeout_ms = excluded.timeout_ms;
INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
    failure, since_at, removed_at)
VALUES ('shop', '8728a1ba-6e09-4503-b0ba-17496243d63d', 'db', 'tcp', 'f', '{}', '{127.0.0.1:45131}', '1000', '1000', 'DOWN', 'connect', '{+10.93}', NULL)
ON CONFLICT (app, store, name) DO UPDATE SET
    kind = excluded.kind, critical = excluded.critical, routes = excluded.routes, endpoints = excluded.endpoints,
    interval_ms = excluded.interval_ms, timeout_ms = excluded.timeout_ms, status = excluded.status,
    failure = excluded.failure, since_at = excluded.since_at, removed_at = CASE WHEN excluded.removed_at IS NULL
    THEN NULL ELSE coalesce(dependency.removed_at, excluded.removed_at) END;
INSERT INTO faultline.change (app, day, store, at, kind, subject, version, message)
VALUES ('shop', '{day}', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+10.666}', 'deploy', 'shop', '1.2', '')
ON CONFLICT (app, day, store, at, kind, subject, version) DO UPDATE SET message = excluded.message;
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '7', through_at = coalesce('{+13.295921}', through_at), reported_at = '{+13.292537}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '6';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '8', through_at = coalesce('{+15.305471}', through_at), reported_at = '{+15.304043}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '7';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '9', through_at = coalesce('{+16.806267}', through_at), reported_at = '{+16.804616}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '8';
INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
    failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
VALUES ('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+10.93}', '{+10.938}', '{+14.93}', '{+14.932}', 'f', 'DOWN', 'connect', 'connection refused (127.0.0.1:45131)', '5', '1004', '1239', '7237', '14052', '1000', '1000'),('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+15.93}', '{+15.933}', '{+15.93}', '{+15.933}', 't', 'UP', '', '', '1', '0', '2546', '2546', '2546', '1000', '1000')
ON CONFLICT (app, day, dependency, store, first_at) DO UPDATE SET
    first_end_at = excluded.first_end_at, last_at = excluded.last_at, last_end_at = excluded.last_end_at,
    open = excluded.open, status = excluded.status, failure = excluded.failure, message = excluded.message,
    count = excluded.count, longest_gap_ms = excluded.longest_gap_ms, fastest_us = excluded.fastest_us,
    slowest_us = excluded.slowest_us, total_us = excluded.total_us, interval_ms = excluded.interval_ms,
    timeout_ms = excluded.timeout_ms;
INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
    failure, since_at, removed_at)
VALUES ('shop', '8728a1ba-6e09-4503-b0ba-17496243d63d', 'db', 'tcp', 'f', '{}', '{127.0.0.1:45131}', '1000', '1000', 'UP', '', '{+15.93}', NULL)
ON CONFLICT (app, store, name) DO UPDATE SET
    kind = excluded.kind, critical = excluded.critical, routes = excluded.routes, endpoints = excluded.endpoints,
    interval_ms = excluded.interval_ms, timeout_ms = excluded.timeout_ms, status = excluded.status,
    failure = excluded.failure, since_at = excluded.since_at, removed_at = CASE WHEN excluded.removed_at IS NULL
    THEN NULL ELSE coalesce(dependency.removed_at, excluded.removed_at) END;
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '10', through_at = coalesce('{+18.815823}', through_at), reported_at = '{+18.814915}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '9';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '11', through_at = coalesce('{+20.821369}', through_at), reported_at = '{+20.819588}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '10';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '12', through_at = coalesce('{+22.825563}', through_at), reported_at = '{+22.82474}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = NULL
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '11';
COMMIT;

BEGIN;
SET LOCAL synchronous_commit = on;
SET LOCAL statement_timeout = '10s';
SET LOCAL lock_timeout = '5s';
SET LOCAL timezone = 'UTC';
UPDATE faultline.writer SET batch = '13', through_at = coalesce('{+23.824417}', through_at), reported_at = '{+23.823546}', clock_ms = '0',
    clock_err_ms = '1', instance = 'old-1', node = 'node-2', zone = NULL, workload = NULL, program = '0.1.0-SNAPSHOT', format = '1', started_at = '{+0.547213}',
    ended_at = '{+23.822522}'
WHERE app = 'shop' AND store = '8728a1ba-6e09-4503-b0ba-17496243d63d' AND batch = '12';
INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
    failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
VALUES ('shop', '{day}', 'db', '8728a1ba-6e09-4503-b0ba-17496243d63d', '{+15.93}', '{+15.933}', '{+22.93}', '{+22.932}', 't', 'UP', '', '', '8', '1004', '1297', '3937', '17844', '1000', '1000')
ON CONFLICT (app, day, dependency, store, first_at) DO UPDATE SET
    first_end_at = excluded.first_end_at, last_at = excluded.last_at, last_end_at = excluded.last_end_at,
    open = excluded.open, status = excluded.status, failure = excluded.failure, message = excluded.message,
    count = excluded.count, longest_gap_ms = excluded.longest_gap_ms, fastest_us = excluded.fastest_us,
    slowest_us = excluded.slowest_us, total_us = excluded.total_us, interval_ms = excluded.interval_ms,
    timeout_ms = excluded.timeout_ms;
INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
    failure, since_at, removed_at)
VALUES ('shop', '8728a1ba-6e09-4503-b0ba-17496243d63d', 'db', 'tcp', 'f', '{}', '{127.0.0.1:45131}', '1000', '1000', 'UP', '', '{+15.93}', NULL)
ON CONFLICT (app, store, name) DO UPDATE SET
    kind = excluded.kind, critical = excluded.critical, routes = excluded.routes, endpoints = excluded.endpoints,
    interval_ms = excluded.interval_ms, timeout_ms = excluded.timeout_ms, status = excluded.status,
    failure = excluded.failure, since_at = excluded.since_at, removed_at = CASE WHEN excluded.removed_at IS NULL
    THEN NULL ELSE coalesce(dependency.removed_at, excluded.removed_at) END;
COMMIT;
