// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of PHP, Go, Node, .NET, Apache and others: their own forms of time, level and exception. */
class FrameworkLogTest {

    private static final Instant AT = Instant.parse("2026-11-22T14:02:11Z");

    private static List<ErrorLine> text(String log) {
        return CollectedLines.of("text", log.replace('^', '\u001b'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // colours
                "2026-11-22 14:02:11 ^[31mERROR^[0m no stock",
                "^[90m2026-11-22T14:02:11Z^[0m ^[1m^[31mERR^[0m^[0m no stock",
                "[^[31merror^[39m] 2026-11-22T14:02:11Z no stock",
                "^[2m2026-11-22 14:02:11^[0m [^[31m^[1merror    ^[0m] ^[1mno stock^[0m",
                // logfmt: log15, logrus, go-kit, slog, Heroku
                "time=\"2026-11-22T14:02:11Z\" level=error msg=\"no stock\"",
                "level=error ts=2026-11-22T14:02:11.000Z caller=orders.go:17 msg=\"no stock\"",
                "ts=1795356131.000 lvl=eror level=error msg=\"no stock\"",
                "t=2026-11-22T14:02:11+0000 lvl=eror msg=\"no stock\"",
                "time=2026-11-22T14:02:11.000Z level=ERROR+2 msg=\"no stock\"",
                "time=2026-11-22T14:02:11.000Z level=ERROR source=main.go:3 msg=\"no stock\"",
                "2026-11-22T14:02:11Z app[web.1]: level=error msg=\"no stock\"",
                // klog
                "E1122 14:02:11.000000       1 controller.go:114] no stock",
                "F1122 14:02:11.000000    4711 controller.go:114] no stock",
                // Monolog, PHP
                "[2026-11-22T14:02:11.000000+00:00] app.ERROR: no stock",
                "[2026-11-22 14:02:11] production.CRITICAL: no stock",
                "[22-Nov-2026 14:02:11 UTC] PHP Fatal error:  no stock",
                "[22-Nov-2026 15:02:11 Europe/Berlin] PHP Parse error:  no stock",
                // Go, Apache, nginx
                "2026/11/22 14:02:11 http: panic serving 10.0.0.1:4711: no stock",
                "[Sun Nov 22 14:02:11.000000 2026] [proxy:error] [pid 1:tid 2] no stock",
                "[Sun Nov 22 14:02:11 2026] [error] no stock",
                "[Sun Nov 22 14:02:11 2026] [:crit] no stock",
                "2026/11/22 14:02:11 [error] 31#31: *1 no stock",
                // syslog
                "Nov 22 14:02:11 web-1 shop[17]: ERROR no stock",
                "<11>Nov 22 14:02:11 web-1 shop[17]: no stock",
                "<11>1 2026-11-22T14:02:11Z web-1 shop 17 - - no stock",
                // Node, .NET, PostgreSQL, Elixir, Python
                "2026-11-22T14:02:11.000Z error: no stock",
                "2026-11-22 14:02:11 [shop] error: no stock",
                "2026-11-22T14:02:11.000Z\terror\torders.go:17\tno stock",
                "2026-11-22 14:02:11.000 +00:00 [FTL] no stock",
                "2026-11-22 14:02:11.000 UTC [17] ERROR:  no stock",
                "2026-11-22 14:02:11.000 [error] no stock",
                "[2026-11-22 14:02:11 +0000] [7] [ERROR] no stock",
                "^[31m[Nest] 7  - ^[39m11/22/2026, 2:02:11 PM ^[31m  ERROR^[39m ^[38;5;3m[Orders] ^[39m^[31mno stock^[39m",
                "[Nest] 7  - 22/11/2026, 14:02:11     ERROR [Orders] no stock",
                // Swift, Ruby, Tornado, glog, Rust
                "2026-11-22T14:02:11+0000 error com.example.Shop : [Shop] no stock",
                "2026-11-22T14:02:11+0000 critical com.example.Shop : order=12 [Shop] no stock",
                "2026-11-22 14:02:11.000000 E [17:main orders.rb:17] Orders -- no stock",
                "[E 261122 14:02:11 orders:17] no stock",
                "E20261122 14:02:11.000000    17 orders.cc:17] no stock",
                "[2026-11-22][14:02:11][shop::orders][ERROR] no stock"
            })
    void anErrorIsReadWithItsTime(String line) {
        assertThat(text(line)).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(AT);
            assertThat(error.message()).endsWith("no stock");
        });
    }

    @Test
    void anEntryOfTheJournalIsRead() {
        var line = "{\"__REALTIME_TIMESTAMP\":\"1795356131000000\",\"PRIORITY\":\"3\",\"MESSAGE\":\"no stock\"}";

        assertThat(CollectedLines.of("json", line)).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(AT);
            assertThat(error.message()).isEqualTo("no stock");
        });
        assertThat(CollectedLines.of("json", line.replace("\"3\"", "\"6\""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error: no stock",
                "<3>Shop.Orders[0] no stock",
                "fail: Shop.Orders[0] no stock",
                "crit: no stock",
                "ERROR:    no stock",
                "^[31mERRO^[0m[0012] no stock",
                "thread 'main' panicked at src/main.rs:2:5: no stock",
                "level=error msg=\"no stock\""
            })
    void anErrorWithoutItsTimeIsOfTheMomentInWhichItComes(String line) {
        assertThat(text(line)).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(CollectedLines.NOW);
            assertThat(error.message()).endsWith("no stock");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[32mINFO^[0m fine",
                "time=\"2026-11-22T14:02:11Z\" level=info msg=\"an error=x is near\"",
                "W1122 14:02:11.000000       1 controller.go:114] slow",
                "[2026-11-22T14:02:11.000000+00:00] app.WARNING: an ERROR is near",
                "[22-Nov-2026 14:02:11 UTC] PHP Warning:  Undefined variable",
                "[Sun Nov 22 14:02:11.000000 2026] [core:notice] [pid 1:tid 2] AH00094: Command line",
                "<14>1 2026-11-22T14:02:11Z web-1 shop 17 - - fine",
                "2026-11-22T14:02:11.000Z info: fine",
                "info: Shop.Orders[0] fine",
                "no error: all is fine",
                "<6>Shop.Orders[0] fine",
                "2026-11-22T14:02:11+0000 info com.example.Shop : [Shop] no error",
                "2026-11-22 14:02:11.000000 I [17:main orders.rb:17] Orders -- fine",
                "[I 261122 14:02:11 web:2271] 200 GET /error (10.0.0.1) 1.23ms",
                "I20261122 14:02:11.000000    17 orders.cc:17] fine",
                "[2026-11-22][14:02:11][shop::orders][INFO] fine",
                "INFO[0012] the ERROR is near",
                "2026/11/22 14:02:11 a panic serving nobody",
                "2026-11-22 14:02:11.000 UTC [17] LOG:  checkpoint ERROR"
            })
    void whatIsLessGraveDoesNotCount(String line) {
        assertThat(text(line)).isEmpty();
    }

    @Test
    void monologsExceptionsAreRead() {
        var lines = text("""
                [2026-11-22 14:02:11] production.ERROR: SQLSTATE[HY000] [2002] Connection refused {"exception":"[object] (Illuminate\\\\Database\\\\QueryException(code: 2002): SQLSTATE[HY000] [2002] Connection refused at /app/vendor/Connection.php:712)
                [stacktrace]
                #0 /app/vendor/Connection.php(672): Illuminate\\Database\\Connection->runQueryCallback()
                #1 /app/src/Orders.php(17): App\\Orders->place(17)
                #2 {main}
                "}
                [2026-11-22 14:02:12] production.INFO: fine
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("Illuminate\\Database\\QueryException");
            assertThat(line.message()).contains("Connection refused");
            assertThat(line.signature().frames()).hasSize(2);
        });
    }

    @Test
    void phpsUncaughtExceptionsAreRead() {
        var lines = text("""
                [22-Nov-2026 14:02:11 UTC] PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/src/Db.php:12
                Stack trace:
                #0 /app/src/Db.php(12): PDO->__construct('mysql:host=db')
                #1 {main}
                  thrown in /app/src/Db.php on line 12
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("PDOException");
            assertThat(line.message()).contains("Connection refused");
            assertThat(line.signature().frames()).containsExactly("PDO->__construct");
        });
    }

    @Test
    void anErrorOfNodesPgThatIsPrintedAsItIsKeepsItsClassAndMessage() {
        var lines = text("""
                2026-11-22T14:02:10.000Z INFO serving
                error: remaining connection slots are reserved for roles with the SUPERUSER attribute
                    at Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:287:98)
                    at Socket.<anonymous> (/app/node_modules/pg-protocol/dist/index.js:11:42) {
                  length: 160,
                  severity: 'FATAL',
                  code: '53300'
                }
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("error");
            assertThat(line.message()).startsWith("error: remaining connection slots are reserved");
        });
    }

    @Test
    void dotnetsConsoleIsRead() {
        var lines = text("""
                info: Microsoft.Hosting.Lifetime[14]
                      Now listening on: http://[::]:8080
                fail: Microsoft.AspNetCore.Server.Kestrel[13]
                      Connection id "0HN", Request id "0HN:1": An unhandled exception was thrown by the application.
                      Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.5:5432
                         at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)
                """);

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.message()).contains("10.0.0.5:5432"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"no stock\",\"level\":400,\"level_name\":\"ERROR\",\"datetime\":\"2026-11-22T14:02:11+00:00\"}~1",
                "{\"message\":\"fine\",\"level\":200,\"datetime\":\"2026-11-22T14:02:11+00:00\"}~0",
                "{\"message\":\"slow\",\"level\":300,\"datetime\":\"2026-11-22T14:02:11+00:00\"}~0",
                "{\"msg\":\"fine\",\"level\":30,\"time\":1795356131000}~0",
                "{\"msg\":\"no stock\",\"level\":\"^[31merror^[39m\",\"timestamp\":\"2026-11-22T14:02:11Z\"}~1",
                "{\"body\":\"b\",\"msg\":\"no stock\",\"level\":17,\"time\":\"1795356131\"}~1",
                // slog, loguru, Datadog, PostgreSQL, a response's status
                "{\"time\":\"2026-11-22T14:02:11Z\",\"level\":\"ERROR+2\",\"msg\":\"no stock\"}~1",
                "{\"time\":\"2026-11-22T14:02:11Z\",\"level\":\"DEBUG-4\",\"msg\":\"fine\"}~0",
                "{\"text\":\"x\",\"record\":{\"level\":{\"name\":\"ERROR\",\"no\":40},\"message\":\"no stock\",\"time\":"
                        + "{\"timestamp\":1795356131.0}}}~1",
                "{\"text\":\"x\",\"record\":{\"level\":{\"name\":\"INFO\",\"no\":20},\"message\":\"fine\"}}~0",
                "{\"status\":\"error\",\"message\":\"no stock\",\"timestamp\":\"2026-11-22T14:02:11Z\"}~1",
                "{\"status\":500,\"message\":\"served\",\"timestamp\":\"2026-11-22T14:02:11Z\"}~0",
                "{\"timestamp\":\"2026-11-22 14:02:11.000 UTC\",\"error_severity\":\"ERROR\",\"message\":\"no stock\"}~1",
                "2026-11-22T14:02:11Z web-1 {\"msg\":\"no stock\",\"level\":\"error\"}~1",
                "time=\"2026-11-22T14:02:11Z\" level=error msg=\"no stock\"~1",
            })
    void linesOfJsonCountByTheirLevelWhateverIsBeforeThem(String line, int errors) {
        for (var format : List.of("json", "auto")) {
            var log = new CollectedLines(format);
            log.add(line.replace("^", "\\u001b"));
            log.settle();

            assertThat(log.stored()).as(format).hasSize(errors).allSatisfy(error -> {
                assertThat(error.first()).isEqualTo(AT);
                assertThat(error.message()).isEqualTo("no stock");
            });
            assertThat(log.reader.counts().badLines()).as(format).isZero();
        }
    }

    @Test
    void monologsJsonNamesItsException() {
        var lines = CollectedLines.of(
                "json",
                "{\"message\":\"failed\",\"context\":{\"exception\":{\"class\":\"App\\\\Failed\",\"message\":\"no order\",\"previous\":"
                        + "{\"class\":\"PDOException\",\"message\":\"refused\"}}},\"level\":400,\"datetime\":\"2026-11-22T14:02:11Z\"}");

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.message()).startsWith("PDOException: refused"));
    }

    @Test
    void swiftsLoggerIsTheLabel() {
        assertThat(text("2026-11-22T14:02:11+0000 error com.example.Shop : [Shop] no stock"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.logger()).contains("com.example.Shop");
                    assertThat(error.message()).isEqualTo("[Shop] no stock");
                });
    }
}
