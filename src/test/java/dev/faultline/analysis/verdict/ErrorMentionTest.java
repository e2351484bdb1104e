// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMentionTest {

    private static final Dependency ORDERS = dependency("orders-db", "postgresql", "orders-db.prod.svc:5432");
    private static final Dependency LEDGER = dependency("ledger-db", "mysql", "ledger:3306");
    private static final Dependency CACHE = dependency("sessions", "redis", "cache:6379");
    private static final Dependency PAYMENTS = dependency("payments", "http", "api.pay.example:443");
    private static final Dependency LOCAL = dependency("sidecar-proxy", "tcp", "localhost:15001");
    private static final Dependency UPLOADS = dependency("uploads", "file", "/data/uploads");
    private static final List<Dependency> ALL = List.of(ORDERS, LEDGER, CACHE, PAYMENTS, LOCAL, UPLOADS);

    private static Dependency dependency(String name, String kind, String endpoint) {
        return new Dependency(name, new DependencyKind(kind), false, List.of(), Set.of(endpoint), ProbePace.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            org.postgresql.util.PSQLException: Connection to orders-db.prod.svc:5432 refused. | orders-db | 1
            java.net.ConnectException: Connection refused: orders-db:5432 | orders-db | 1
            dial tcp 10.0.0.5:5432: connect: connection refused | orders-db | 0.6
            Error: connect ECONNREFUSED [fd00::7]:5432 | orders-db | 0.6
            org.postgresql.util.PSQLException: The connection attempt failed. | orders-db | 0.5
            psycopg2.OperationalError: server closed the connection unexpectedly | orders-db | 0.5
            io.lettuce.core.RedisConnectionException: Unable to connect to cache/<unresolved>:6379 | sessions | 1
            redis.clients.jedis.exceptions.JedisConnectionException: Failed to create socket. | sessions | 0.5
            com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure | ledger-db | 0.5
            java.net.SocketTimeoutException: timeout for https://api.pay.example/v1/charge | payments | 1
            Connection refused: localhost/127.0.0.1:15001 | sidecar-proxy | 1
            java.nio.file.FileSystemException: /data/uploads/a.png: Read-only file system | uploads | 1
            java.io.IOException: No space left on device | uploads | 0.5
            """)
    void theClearestMentionComesFirst(String message, String name, double clarity) {
        var first = ErrorMention.in(message, ALL).get(0);

        assertThat(first.dependency().name()).isEqualTo(name);
        assertThat(first.clarity()).isEqualTo(clarity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HikariPool-1 - Connection is not available, request timed out after 30000ms
            org.hibernate.exception.JDBCConnectionException: Unable to acquire JDBC Connection
            SQLState 08006: the connection failed
            """)
    void wordsOfAPoolPointAtEveryDatabaseBehindOne(String message) {
        assertThat(ErrorMention.in(message, ALL))
                .extracting(mention -> mention.dependency().name())
                .containsExactly("orders-db", "ledger-db");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.lang.NullPointerException: Cannot invoke "Order.id()" because "order" is null
            Connection refused: other-cache:6379
            Connection refused: cache:6380
            at com.acme.payments.PaymentForm.validate
            Connection refused: 10.0.0.5:54321
            Connection refused: 10.0.0.5:443
            Connection refused: localhost/127.0.0.1:5432
            my-uploads are late
            """)
    void whatOnlyLooksAlikeIsNoMention(String message) {
        assertThat(ErrorMention.in(message, ALL)).isEmpty();
    }

    @Test
    void ofAStackTraceTheRootDecides() {
        var message =
                "java.lang.RuntimeException: payments failed Caused by: java.lang.IllegalStateException: no session"
                        + " Caused by: java.net.ConnectException: Connection refused: cache:6379";

        assertThat(ErrorMention.in(message, ALL))
                .extracting(mention -> mention.dependency().name())
                .containsExactly("sessions");
    }

    @Test
    void aRootThatNamesNothingLeavesItToTheExceptionAroundIt() {
        var message = "java.lang.RuntimeException: payments failed Caused by: org.postgresql.util.PSQLException: broken"
                + " Caused by: java.io.EOFException";

        assertThat(ErrorMention.in(message, ALL))
                .extracting(mention -> mention.dependency().name())
                .containsExactly("orders-db");
    }
}
