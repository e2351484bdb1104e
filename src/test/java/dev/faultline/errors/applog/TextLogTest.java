// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs as the frameworks write them. */
class TextLogTest {

    private static final String SPRING = """
            2026-11-22T14:02:10.998Z  INFO 1 --- [shop] [nio-8080-exec-3] com.acme.shop.Orders                     : placing order 17
            2026-11-22T14:02:11.123Z ERROR 1 --- [shop] [nio-8080-exec-3] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception [Request processing failed: org.springframework.transaction.CannotCreateTransactionException: Could not open JPA EntityManager for transaction] with root cause

            java.net.ConnectException: Connection refused
            \tat java.base/sun.nio.ch.Net.pollConnect(Native Method) ~[na:na]
            \tat java.base/sun.nio.ch.NioSocketImpl.connect(NioSocketImpl.java:592) ~[na:na]
            \tat java.base/java.net.Socket.connect(Socket.java:751) ~[na:na]
            \tat org.postgresql.core.PGStream.createSocket(PGStream.java:260) ~[postgresql-42.7.4.jar:42.7.4]
            \tat org.postgresql.core.PGStream.<init>(PGStream.java:121) ~[postgresql-42.7.4.jar:42.7.4]
            \tat com.acme.shop.Orders$$SpringCGLIB$$0.place(<generated>) ~[classes/:na]
            2026-11-22T14:02:11.200Z  WARN 1 --- [shop] [nio-8080-exec-4] com.acme.shop.Orders                     : slow
            """;

    private static final String QUARKUS = """
            2026-11-22 14:02:11,123 ERROR [io.qua.ver.htt.run.QuarkusErrorHandler] (executor-thread-1) HTTP Request to /orders/17 failed, error id: 5f7c1c6e-2d0f-4b42-9d3d-0f7a1d1c7c11-1: org.hibernate.exception.JDBCConnectionException: Unable to acquire JDBC Connection [n/a]
            \tat org.hibernate.exception.internal.SQLStateConversionDelegate.convert(SQLStateConversionDelegate.java:98)
            \tat com.acme.shop.Orders_ClientProxy.place(Unknown Source)
            \tSuppressed: java.lang.IllegalStateException: closing
            \t\tat com.acme.shop.Orders.close(Orders.java:3)
            \tCaused by: java.io.IOException: of the suppressed one
            \t\t... 2 more
            Caused by: java.sql.SQLException: Acquisition timeout while waiting for new connection
            \tat io.agroal.pool.ConnectionPool.handlerFromSharedCache(ConnectionPool.java:365)
            \t... 12 more
            Caused by: org.postgresql.util.PSQLException: Connection to orders-db:5432 refused. Check that the hostname and port are correct.
            \tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:352)
            \tat com.acme.shop.Orders$1.lambda$place$7(Orders.java:44)
            \t... 30 more
            2026-11-22 14:02:12,000 INFO  [com.acme.shop] (main) fine
            """;

    private static List<ErrorLine> text(String log) {
        return CollectedLines.of("text", log);
    }

    @Test
    void springBootsEntriesAreRead() {
        var lines = text(SPRING);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11.123Z"));
            assertThat(line.logger()).contains("o.a.c.c.C.[.[.[/].[dispatcherServlet]");
            assertThat(line.signature().types()).containsExactly("java.net.ConnectException");
            assertThat(line.signature().frames())
                    .containsExactly(
                            "sun.nio.ch.Net.pollConnect",
                            "sun.nio.ch.NioSocketImpl.connect",
                            "java.net.Socket.connect",
                            "org.postgresql.core.PGStream.createSocket",
                            "org.postgresql.core.PGStream.<init>");
            assertThat(line.message()).isEqualTo("java.net.ConnectException: Connection refused");
        });
    }

    @Test
    void quarkusEntriesAreReadDownToTheRoot() {
        var lines = text(QUARKUS);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.logger()).contains("io.qua.ver.htt.run.QuarkusErrorHandler");
            assertThat(line.signature().types())
                    .containsExactly(
                            "org.hibernate.exception.JDBCConnectionException",
                            "java.sql.SQLException",
                            "org.postgresql.util.PSQLException");
            assertThat(line.signature().frames())
                    .containsExactly(
                            "org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl",
                            "com.acme.shop.Orders$.lambda$place$");
            assertThat(line.message())
                    .isEqualTo("org.postgresql.util.PSQLException: Connection to orders-db:5432 refused."
                            + " Check that the hostname and port are correct.");
        });
    }

    @Test
    void logbacksUsualLayoutIsReadOnTheDayThatIsMeant() {
        var lines = text("""
                14:02:11.123 [http-1] ERROR com.acme.shop.Orders - order 17 of 'bob' failed
                java.lang.IllegalStateException: no stock of 4711
                \tat com.acme.shop.Orders.place(Orders.java:17)
                Caused by: java.net.UnknownHostException: ledger: Name or service not known
                \tat java.base/java.net.Inet6AddressImpl.lookupAllHostAddr(Native Method)
                14:02:12.123 [http-1] ERROR com.acme.shop.Orders - order 18 of 'eve' failed
                """);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).first()).isEqualTo(Instant.parse("2026-11-22T14:02:11.123Z"));
        assertThat(lines.get(0).message())
                .isEqualTo("java.net.UnknownHostException: ledger: Name or service not known"
                        + " (within java.lang.IllegalStateException: no stock of 4711)");
        assertThat(lines.get(1).signature().text()).isEqualTo("order * of * failed");
        assertThat(lines.get(1).logger()).contains("com.acme.shop.Orders");
    }

    @Test
    void theJdksOwnLoggerWritesTwoLines() {
        var lines = text("""
                Nov 22, 2026 2:02:10 PM com.acme.shop.Orders place
                INFO: placing
                Nov 22, 2026 2:02:11 PM com.acme.shop.Orders place
                SEVERE: cannot place
                java.lang.ArithmeticException: / by zero
                \tat com.acme.shop.Orders.place(Orders.java:9)
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11Z"));
            assertThat(line.message()).isEqualTo("java.lang.ArithmeticException: / by zero");
        });
    }

    @Test
    void pythonsTracebacksAreReadWithTheirRoot() {
        var lines = text("""
                2026-11-22 14:02:11,123 ERROR shop.views: cannot place order
                Traceback (most recent call last):
                  File "/usr/lib/python3.12/site-packages/psycopg2/__init__.py", line 122, in connect
                    conn = _connect(dsn, connection_factory=connection_factory, **kwasync)
                           ^^^^^^^^^^^^^^^^^^^^^
                psycopg2.OperationalError: connection to server at "orders-db" (10.0.0.5), port 5432 failed: Connection refused
                \tIs the server running on that host and accepting TCP/IP connections?

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "/app/shop/views.py", line 12, in place
                    save(order)
                  File "/app/shop/orders.py", line 40, in save
                    raise OrderFailed(order.id) from e
                shop.errors.OrderFailed: 17
                2026-11-22 14:02:12,000 INFO shop.views: fine
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types())
                    .containsExactly("shop.errors.OrderFailed", "psycopg2.OperationalError");
            assertThat(line.signature().frames()).containsExactly("__init__.connect");
            assertThat(line.message()).startsWith("psycopg2.OperationalError: connection to server at \"orders-db\"");
        });
    }

    @Test
    void anUncaughtPythonExceptionIsAnEntryOfItsOwn() {
        var lines = text("""
                2026-11-22 14:02:11,123 INFO shop: serving
                Traceback (most recent call last):
                  File "/app/shop/orders.py", line 40, in save
                    x = stock[key]
                KeyError: 'sku-17'
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("KeyError");
            assertThat(line.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11.123Z"));
        });
    }

    @Test
    void nodesErrorsAreRead() {
        var lines = text("""
                [2026-11-22T14:02:11.123Z] ERROR: cannot place order
                Error: order failed
                    at placeOrder (/app/src/orders.js:10:11)
                    at async Object.handler (file:///app/src/server.mjs:22:5) {
                  [cause]: Error: connect ECONNREFUSED 10.0.0.7:6379
                      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {
                    errno: -111,
                    code: 'ECONNREFUSED',
                    port: 6379
                  }
                }
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("Error", "Error");
            assertThat(line.message()).isEqualTo("Error: connect ECONNREFUSED 10.0.0.7:6379");
        });
    }

    @Test
    void errorsThatNodePrintsByItselfAreEntriesOfTheirOwn() {
        var lines = text("""
                2026-11-22T14:02:11.123Z INFO serving
                TypeError: Cannot read properties of undefined (reading 'id')
                    at placeOrder (/app/src/orders.js:10:11)
                Error: connect ECONNREFUSED 10.0.0.7:6379
                    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)
                """);

        assertThat(lines)
                .extracting(ErrorLine::message)
                .containsExactly(
                        "TypeError: Cannot read properties of undefined (reading 'id')",
                        "Error: connect ECONNREFUSED 10.0.0.7:6379");
    }

    @Test
    void aPanicOfGoIsRead() {
        var lines = text("""
                2026/11/22 14:02:10 listening
                panic: runtime error: invalid memory address or nil pointer dereference
                [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47b0e1]

                goroutine 34 [running]:
                panic({0x5d2e40?, 0x7a1c10?})
                \t/usr/local/go/src/runtime/panic.go:785 +0x132
                github.com/acme/shop.(*Orders).Place(0xc000010250, {0x1, 0x2})
                \t/src/orders.go:17 +0x1d
                main.main.func1()
                \t/src/main.go:12 +0x25
                created by main.main in goroutine 1
                \t/src/main.go:10 +0x51
                exit status 2
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).containsExactly("panic");
            assertThat(line.signature().frames()).containsExactly("shop.(*Orders).Place", "main.main.func");
        });
    }

    @Test
    void dotnetsExceptionsAreRead() {
        var lines = text("""
                Unhandled exception. System.InvalidOperationException: cannot place
                 ---> Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.5:5432
                   at Npgsql.Internal.NpgsqlConnector.Connect(NpgsqlTimeout timeout)
                   --- End of inner exception stack trace ---
                   at Shop.Orders.Place(Int32 id) in /src/Orders.cs:line 12
                """);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.signature().types()).startsWith("System.InvalidOperationException");
            assertThat(line.message()).contains("Failed to connect to 10.0.0.5:5432");
            assertThat(line.first()).isEqualTo(CollectedLines.NOW);
        });
    }

    @Test
    void warningsCountWithAnExceptionOnlyAndLowerLevelsNever() {
        var lines = text("""
                2026-11-22 14:02:11,000 WARN  [a.B] (main) an ERROR is near
                2026-11-22 14:02:11,000 INFO  [a.B] (main) retried
                java.io.IOException: gone
                \tat a.B.c(B.java:1)
                2026-11-22 14:02:11,000 WARN  [a.B] (main) gave up
                java.io.IOException: gone for good
                \tat a.B.d(B.java:1)
                """);

        assertThat(lines).extracting(ErrorLine::message).containsExactly("java.io.IOException: gone for good");
    }

    @Test
    void oneCauseHasOneSignatureHoweverItsNumbersVary() {
        var log = new StringBuilder();
        for (var i = 0; i < 50; i++) {
            log.append("2026-11-22 14:02:11,%03d ERROR [a.B] (exec-%d) order %d of user 'u%d' failed%n"
                    .formatted(i, i, i, i));
            log.append(QUARKUS.replace("17", "" + i).replace("$7", "$" + i).replace("java:44", "java:" + i));
        }

        var lines = text(log.toString());

        assertThat(lines).extracting(ErrorLine::count).containsExactly(50L, 50L);
    }

    @Test
    void theRestOfAnEntryWhoseBeginningIsNotKnownIsPassedOver() {
        var lines = text("""
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: gone
                \tat a.B.d(B.java:1)
                2026-11-22 14:02:11,000 ERROR [a.B] (main) whole
                """);

        assertThat(lines).extracting(ErrorLine::message).containsExactly("whole");
    }

    @Test
    void aTextOfNoKnownFormSaysNothingAndIsLeftOpenOnlyForItsLastLine() {
        var log = new CollectedLines("text");
        for (var i = 0; i < 5_000; i++) {
            log.add("lorem ipsum " + i);

            assertThat(log.open()).isEqualTo(1);
            assertThat(log.stored()).isEmpty();
        }
    }
}
