// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of the usual encoders. */
class JsonLogTest {

    private static final String TRACE =
            "java.lang.IllegalStateException: cannot place\\n\\tat com.acme.Orders.place(Orders.java:7)\\n"
                    + "Caused by: org.postgresql.util.PSQLException: Connection to orders-db:5432 refused.\\n"
                    + "\\tat org.postgresql.Driver.connect(Driver.java:1)\\n\\t... 3 more\\n";

    static Stream<String> sameError() {
        return Stream.of("""
                {"@timestamp":"2026-11-22T14:02:11.123Z","log.level":"ERROR","message":"failed","ecs.version":"1.2.0",\
                "log.logger":"com.acme.Orders","error.type":"java.lang.IllegalStateException","error.message":"cannot place",\
                "error.stack_trace":"TRACE"}""", """
                {"@timestamp":"2026-11-22T14:02:11.123Z","log":{"level":"ERROR","logger":"com.acme.Orders"},"message":"failed",\
                "error":{"type":"java.lang.IllegalStateException","message":"cannot place","stack_trace":"TRACE"}}""", """
                {"@timestamp":"2026-11-22T15:02:11.123+01:00","@version":"1","message":"failed","logger_name":"com.acme.Orders",\
                "thread_name":"main","level":"ERROR","level_value":40000,"stack_trace":"TRACE"}""", """
                {"timestamp":"2026-11-22T14:02:11.123456Z","sequence":7,"loggerName":"com.acme.Orders","level":"ERROR",\
                "message":"failed","stackTrace":"TRACE"}""", """
                {"timestamp":"2026-11-22T14:02:11.123Z","loggerName":"com.acme.Orders","level":"ERROR","message":"failed",\
                "exception":{"refId":1,"exceptionType":"java.lang.IllegalStateException","message":"cannot place","frames":\
                [{"class":"com.acme.Orders","method":"place","line":7}],"causedBy":{"exception":{"refId":2,\
                "exceptionType":"org.postgresql.util.PSQLException","message":"Connection to orders-db:5432 refused.",\
                "frames":[{"class":"org.postgresql.Driver","method":"connect","line":1}]}}}}""", """
                {"instant":{"epochSecond":1795356131,"nanoOfSecond":123000000},"level":"FATAL","loggerName":"com.acme.Orders",\
                "message":"failed","thrown":{"name":"java.lang.IllegalStateException","message":"cannot place",\
                "extendedStackTrace":[{"class":"com.acme.Orders","method":"place"}],"cause":{"name":\
                "org.postgresql.util.PSQLException","message":"Connection to orders-db:5432 refused.",\
                "extendedStackTrace":[{"class":"org.postgresql.Driver","method":"connect"}]}}}""", """
                {"ts":1795356131.123,"severity":"error","logger":"com.acme.Orders","msg":"failed","exception":"TRACE"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"level":50,"time":1795356131123,"msg":"Request /orders failed","err":{"type":"error","message":\
                "remaining connection slots are reserved","stack":"TRACE"}}""", """
                {"level":"error","timestamp":"2026-11-22T14:02:11.123Z","message":"Request /orders failed","stack":"TRACE"}"""})
    void aTypeWithoutACapitalKeepsItsMessage(String line) {
        var trace =
                "error: remaining connection slots are reserved\\n    at Parser.parseErrorMessage (/app/node_modules/"
                        + "pg-protocol/dist/parser.js:285:98)";

        assertThat(json(line.replace("TRACE", trace))).singleElement().satisfies(error -> {
            assertThat(error.signature().types()).containsExactly("error");
            assertThat(error.message()).isEqualTo("error: remaining connection slots are reserved");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"sequenceNumber":0,"timestamp":1795356131123,"level":"ERROR","loggerName":"com.acme.Orders","message":"failed",\
                "throwable":{"className":"java.lang.IllegalStateException","message":"cannot place","stepArray":\
                [{"className":"com.acme.Orders","methodName":"place"}]}}""", """
                {"version":"1.1","short_message":"failed","timestamp":1795356131.123,"level":3,"full_message":"failed\\n\\n\
                java.lang.IllegalStateException: cannot place\\n\\tat com.acme.Orders.place(Orders.java:7)"}""", """
                {"version":"1.1","short_message":"failed","timestamp":1795356131.123,"level":3,"_error_type":\
                "java.lang.IllegalStateException","_error_message":"cannot place","_error_stack_trace":\
                "java.lang.IllegalStateException: cannot place\\n\\tat com.acme.Orders.place(Orders.java:7)"}"""})
    void exceptionsOfLogbackAndOfGelfAreRead(String line) {
        assertThat(json(line)).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11.123Z"));
            assertThat(error.signature().types()).containsExactly("java.lang.IllegalStateException");
            assertThat(error.signature().frames()).containsExactly("com.acme.Orders.place");
            assertThat(error.message()).isEqualTo("java.lang.IllegalStateException: cannot place");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"timestamp":"2026-11-22T14:02:11.000Z","level":"ERROR","fields":{"message":"no stock"},"target":"shop::orders"}""", """
                {"Timestamp":"1795356131000000000","SeverityText":"ERROR","SeverityNumber":17,"Body":"no stock"}""", """
                {"severity":"ERROR","message":"no stock","timestampSeconds":1795356131,"timestampNanos":0}""", """
                {"severity":"ERROR","message":"no stock","timestamp":{"seconds":1795356131,"nanos":0}}""", """
                {"type":"liberty_message","ibm_datetime":"2026-11-22T14:02:11.000+0000","loglevel":"ERROR","message":"no stock"}"""})
    void whatRustOpenTelemetryGoogleAndLibertyCallItIsRead(String line) {
        assertThat(json(line)).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11Z"));
            assertThat(error.message()).isEqualTo("no stock");
        });
    }

    @ParameterizedTest
    @MethodSource("sameError")
    void theSameErrorIsTheSameInEveryEncoding(String line) {
        var lines = json(line.replace("TRACE", TRACE));

        assertThat(lines).singleElement().satisfies(error -> {
            assertThat(error.first()).isEqualTo(Instant.parse("2026-11-22T14:02:11.123Z"));
            assertThat(error.logger()).contains("com.acme.Orders");
            assertThat(error.signature().types())
                    .containsExactly("java.lang.IllegalStateException", "org.postgresql.util.PSQLException");
            assertThat(error.signature().frames()).containsExactly("org.postgresql.Driver.connect");
            assertThat(error.message())
                    .isEqualTo("org.postgresql.util.PSQLException: Connection to orders-db:5432 refused.");
        });
    }

    private static List<ErrorLine> json(String... lines) {
        return CollectedLines.of("json", String.join("\n", lines));
    }

    @Test
    void pinosErrorsAreRead() {
        var lines =
                json("{\"level\":50,\"time\":1795356131123,\"pid\":1,\"err\":{\"type\":\"Error\",\"message\":\"boom\","
                        + "\"stack\":\"Error: connect ECONNREFUSED 10.0.0.7:6379\\n    at TCPConnectWrap.afterConnect (node:net:1:2)\"},"
                        + "\"msg\":\"failed\"}");

        assertThat(lines).extracting(ErrorLine::message).containsExactly("Error: connect ECONNREFUSED 10.0.0.7:6379");
    }

    @Test
    void anErrorThatIsButATextIsPartOfTheMessage() {
        var lines = json("{\"level\":\"error\",\"ts\":1795356131.5,\"msg\":\"place order\","
                + "\"error\":\"dial tcp 10.0.0.5:5432: connect: connection refused\"}");

        assertThat(lines)
                .extracting(ErrorLine::message)
                .containsExactly("place order: dial tcp 10.0.0.5:5432: connect: connection refused");
        assertThat(lines.get(0).signature().text()).isEqualTo("place order: dial tcp *: connect: connection refused");
    }

    @Test
    void lowerLevelsDoNotCount() {
        assertThat(json(
                        "{\"level\":\"INFO\",\"message\":\"error\",\"exception\":\"java.io.IOException: x\"}",
                        "{\"level\":30,\"msg\":\"fine\"}",
                        "{\"message\":\"no level\"}"))
                .isEmpty();
    }

    @Test
    void badLinesAreCountedAndPassedOver() {
        var log = new CollectedLines("json");
        log.add(
                "{\"level\":\"ERROR\",\"message\":\"cut",
                "{\"level\":\"ERROR\"} and more {",
                "OpenJDK 64-Bit Server VM warning",
                "[1,2]",
                "{\"a\":".repeat(5_000),
                "{\"level\":\"ERROR\",\"message\":\"whole\"}");

        assertThat(log.stored())
                .extracting(ErrorLine::message)
                .contains("whole")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(log.reader.counts().badLines()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anUncaughtExceptionBetweenTheJsonIsRead() {
        var lines = json(
                "{\"level\":\"INFO\",\"message\":\"fine\"}",
                "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space",
                "\tat com.acme.Orders.place(Orders.java:7)",
                "{\"level\":\"INFO\",\"message\":\"fine\"}");

        assertThat(lines).extracting(ErrorLine::message).containsExactly("java.lang.OutOfMemoryError: Java heap space");
    }
}
