// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.fleet.shipping.ShippingRates;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What a fleet's database takes for each second of its own CPU, and how long a hub takes for a verdict on 1,000 instances
 * in 50 apps with 20 dependencies each and 30 days of history, made in SQL.
 */
final class FleetBenchmark {

    private static final int CONNECTIONS = 4;
    private static final int APPS = 50;
    private static final int INSTANCES = 20;
    private static final int DEPENDENCIES = 20;
    private static final int DAYS = 30;
    private static final int ASKED = 200;
    private static final String COLUMN = "PostgreSQL";

    /** One run a day and dependency, and each noon one dependency of each app is down for two minutes, for all. */
    private static final String[] HISTORY = {
        """
            INSERT INTO faultline.writer (app, store, instance, node, zone, program, format, batch, through_at, reported_at,
                clock_ms, clock_err_ms, started_at)
            SELECT 'app-' || a, md5(a || '/' || i)::uuid, 'app-' || a || '-' || i, 'node-' || i, 'zone-' || i %% 3, '1', 1, 1,
                now() + interval '1 hour', now() + interval '1 hour', 0, 1, now() - interval '40 days'
            FROM generate_series(1, %d) a, generate_series(1, %d) i""".formatted(APPS, INSTANCES), """
            INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
                failure, since_at)
            SELECT app, store, 'db-' || d, 'postgresql', true, '{}', ARRAY[app || '-db-' || d || ':5432'], 10000, 3000, 'UP', '',
                now() FROM faultline.writer, generate_series(1, %d) d WHERE app LIKE 'app-%%'""".formatted(DEPENDENCIES), """
            INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
                failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
            SELECT d.app, day::date, d.name, d.store, s.b, s.b + interval '5 ms', s.e, s.e + interval '5 ms', false, s.status,
                s.failure, '', 1 + extract(epoch FROM s.e - s.b)::int / 10, 10005, 1000, 9000, 50000, 10000, 3000
            FROM faultline.dependency d,
                generate_series(date_trunc('day', timezone('UTC', now())) - interval '%d days',
                    date_trunc('day', timezone('UTC', now())) - interval '1 day', interval '1 day') day,
                LATERAL (
                    SELECT (day AT TIME ZONE 'UTC') + b b, (day AT TIME ZONE 'UTC') + e e, status, failure FROM (VALUES
                        (interval '0', interval '23:59:50', 'UP', '', false),
                        (interval '0', interval '11:59:50', 'UP', '', true),
                        (interval '12:00:00', interval '12:01:50', 'DOWN', 'connect', true),
                        (interval '12:02:00', interval '23:59:50', 'UP', '', true)) v(b, e, status, failure, fails)
                    WHERE fails = (extract(day FROM day)::int %% %d + 1 = substring(d.name FROM 4)::int)) s
            WHERE d.app LIKE 'app-%%'""".formatted(DAYS, DEPENDENCIES), "ANALYZE"
    };

    private final Optional<PackagedForm> program;
    private final BenchmarkLengths lengths;
    private final MarkdownTable table;

    FleetBenchmark(Optional<PackagedForm> program, BenchmarkLengths lengths, MarkdownTable table) {
        this.program = program;
        this.lengths = lengths;
        this.table = table;
    }

    void measure(ScratchFolder scratch) throws Exception {
        try (var postgres = RealPostgres.started()) {
            var settings = FleetAccess.at(postgres.port());
            FleetMigration.run(settings, "bench");
            var rates = new ShippingRates(settings);
            rates.ship(CONNECTIONS, DEPENDENCIES, 2);
            rate(postgres, rates, 0, "heartbeats");
            rate(postgres, rates, DEPENDENCIES, "batches of 20 rows");
            var begin = System.nanoTime();
            postgres.execute(HISTORY);
            table.put("made of 600,000 runs and more", COLUMN, "%.0f s", (System.nanoTime() - begin) / 1e9);
            if (program.isPresent()) {
                verdicts(postgres, program.get(), scratch);
            }
        }
    }

    private void rate(RealPostgres postgres, ShippingRates rates, int rows, String what) throws Exception {
        var seconds = lengths.kind();
        var before = cpu(postgres);
        var batches = rates.ship(CONNECTIONS, rows, seconds);
        var spent = cpu(postgres).minus(before).toMillis() / 1_000.0;
        table.put(what + " acknowledged per second, 4 connections", COLUMN, "%,.0f", batches / (double) seconds);
        table.put(what + " per second of CPU of PostgreSQL", COLUMN, "%,.0f", batches / spent);
    }

    /** Of all its processes that run: those of connections that were closed are counted by their parent. */
    private static Duration cpu(RealPostgres postgres) throws Exception {
        try (var connection = postgres.connect("postgres", "");
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int")) {
            row.next();
            var pid = row.getInt(1);
            var running = ProcessHandle.of(pid).orElseThrow();
            return Stream.concat(Stream.of(running), running.children())
                    .map(each -> ticks(each.pid()))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** Its own and that of its children that have ended, in hundredths of a second. */
    private static Duration ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (var field = 11; field <= 14; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return Duration.ofMillis(10 * sum);
        } catch (IOException ended) {
            return Duration.ZERO;
        }
    }

    private void verdicts(RealPostgres postgres, PackagedForm form, ScratchFolder scratch) throws SQLException {
        var config = "faultline: { store: { postgresql: { url: \"postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?sslmode=disable\", username: postgres } } }";
        form.select();
        try (var hub = PackagedSidecar.start(scratch.folder(), config, Map.of("FAULTLINE_MODE", "hub"))) {
            var random = new SplittableRandom(7);
            for (var i = 0; i < ASKED / 4; i++) {
                ask(hub, random);
            }
            var millis = new ArrayList<Double>();
            for (var i = 0; i < ASKED; i++) {
                millis.add(ask(hub, random));
            }
            var all = new MeasuredValues(millis);
            table.put(
                    "verdict of a hub over HTTP, p50 / p99",
                    form.name(),
                    "%.0f / %.0f ms",
                    all.median(),
                    all.quantile(0.99));
        }
    }

    private static double ask(PackagedSidecar hub, SplittableRandom random) {
        var noon = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(1 + random.nextInt(DAYS - 1)))
                .plus(Duration.ofHours(12));
        var begin = System.nanoTime();
        var verdict = hub.get("/api/v1/fleet/verdict?app=app-" + (1 + random.nextInt(APPS)) + "&from=" + noon + "&to="
                + noon.plusSeconds(110));
        var took = (System.nanoTime() - begin) / 1e6;
        if (!verdict.path("answer").asText().equals("COINCIDES")) {
            throw new AssertionError("the verdict is wrong: " + verdict);
        }
        return took;
    }
}
