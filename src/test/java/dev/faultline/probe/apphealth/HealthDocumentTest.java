// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.PartOutcome;
import dev.faultline.testing.MapSettings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents are those of the frameworks' own documentation, shortened. */
class HealthDocumentTest {

    private static Map<String, Outcome> read(String json) {
        var read = new LinkedHashMap<String, Outcome>();
        HealthDocument.read(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .components()
                .forEach((PartOutcome each) -> read.put(each.name(), each.outcome()));
        return read;
    }

    private static Outcome down(String message) {
        return Outcome.down(FailureClass.ASSERTION, message);
    }

    @Test
    void microProfileListsItsChecks() {
        assertThat(read("""
                {"status": "DOWN", "checks": [
                  {"name": "Database connections health check", "status": "DOWN",
                   "data": {"<default>": "Unable to execute the validation check: connection refused", "users": "UP"}},
                  {"name": "Redis connection health check", "status": "UP", "data": {"default": "PONG"}}]}"""))
                .isEqualTo(Map.of(
                        "Database connections health check",
                        down("the app reports DOWN: Unable to execute the validation check: connection refused"),
                        "Redis connection health check",
                        Outcome.up()));
    }

    @Test
    void springNestsItsComponents() {
        assertThat(read("""
                {"status": "DOWN", "groups": ["liveness", "readiness"], "components": {
                  "db": {"status": "DOWN", "components": {
                    "orders": {"status": "UP", "details": {"database": "PostgreSQL", "validationQuery": "isValid()"}},
                    "users": {"status": "DOWN", "details": {"error": "java.sql.SQLTransientConnectionException: timed out"}}}},
                  "redis": {"status": "UP", "details": {"version": "7.2.4"}},
                  "maintenance": {"status": "OUT_OF_SERVICE"}}}"""))
                .isEqualTo(Map.of(
                        "db/orders",
                        Outcome.up(),
                        "db/users",
                        down("the app reports DOWN: java.sql.SQLTransientConnectionException: timed out"),
                        "redis",
                        Outcome.up(),
                        "maintenance",
                        down("the app reports OUT_OF_SERVICE")));
    }

    @Test
    void olderSpringHasItsComponentsAsDetailsOrInTheDocumentItself() {
        assertThat(read("""
                {"status": "UP", "details": {"db": {"status": "UP", "details": {"hello": 1}}}}""")).containsOnlyKeys("db");
        assertThat(read("""
                {"status": "UP", "diskSpace": {"status": "UP", "free": 1}, "db": {"status": "UP", "hello": 1}}""")).containsOnlyKeys("diskSpace", "db");
    }

    @Test
    void micronautNestsItsDetails() {
        assertThat(read("""
                {"name": "shop", "status": "DOWN", "details": {
                  "jdbc": {"name": "shop", "status": "DOWN", "details": {
                    "jdbc:postgresql://db:5432/orders": {"name": "shop", "status": "DOWN", "details": {"error": "refused"}}}},
                  "compositeDiscoveryClient()": {"name": "shop", "status": "UP", "details": {"services": {}}}}}"""))
                .isEqualTo(Map.of(
                        "jdbc/jdbc:postgresql://db:5432/orders",
                        down("the app reports DOWN: refused"),
                        "compositeDiscoveryClient()",
                        Outcome.up()));
    }

    @Test
    void ofTheInstancesOfHealthJsonTheWorstCounts() {
        assertThat(read("""
                {"status": "pass", "checks": {
                  "cassandra:responseTime": [{"status": "pass"}, {"status": "warn", "output": "slow"}],
                  "uptime": [{"status": "pass"}],
                  "cassandra:connections": [{"status": "fail", "output": "no host"}, {"status": "pass"}]}}"""))
                .isEqualTo(Map.of(
                        "cassandra:responseTime",
                        Outcome.degraded(FailureClass.ASSERTION, "the app reports warn: slow"),
                        "uptime",
                        Outcome.up(),
                        "cassandra:connections",
                        down("the app reports fail: no host")));
    }

    @Test
    void aspNetHasEntriesAndTerminusDetails() {
        assertThat(read("""
                {"status": "Unhealthy", "totalDuration": "00:00:01", "entries": {
                  "sql": {"status": "Unhealthy", "description": "login failed", "data": {}, "duration": "00:00:01"}}}""")).isEqualTo(Map.of("sql", down("the app reports Unhealthy: login failed")));
        assertThat(read("""
                {"status": "error", "info": {}, "error": {"redis": {"status": "down", "message": "timeout"}},
                 "details": {"redis": {"status": "down", "message": "timeout"}}}""")).isEqualTo(Map.of("redis", down("the app reports down: timeout")));
    }

    @Test
    void whatTheAppDoesNotKnowIsUnknown() {
        assertThat(read("""
                {"status": "UP", "components": {"a": {"status": "UNKNOWN"}, "b": {"status": "FATAL"}}}"""))
                .isEqualTo(Map.of(
                        "a",
                        Outcome.unknown("the app reports UNKNOWN"),
                        "b",
                        Outcome.unknown("the app reports FATAL")));
    }

    @Test
    void aDocumentMayTellOfNothing() {
        assertThat(read("{\"status\": \"UP\"}")).isEmpty();
        assertThat(read("{\"status\": \"UP\", \"checks\": []}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "[]", "3", "{}", "{\"error\": \"x\"}", "{\"status\": 404}", "{\"status\": \"UP\""})
    void otherTextsAreNoDocuments(String text) {
        assertThat(HealthDocument.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ping, false", "diskSpace, false", "db, true", "db/users, true", "pings, true"})
    void whatTellsOfTheAppItselfIsLeftOut(String name, boolean taken) {
        assertThat(ComponentChoice.read(MapSettings.of(Map.of())).takes(name)).isEqualTo(taken);
    }

    @Test
    void aNameStandsForAllBelowIt() {
        var chosen = ComponentChoice.read(
                MapSettings.of(Map.of("include", List.of("db", "ping"), "exclude", List.of("db/users"))));

        assertThat(List.of("db", "db/orders", "db/users", "ping", "redis").stream()
                        .filter(chosen::takes))
                .containsExactly("db", "db/orders", "ping");
    }
}
