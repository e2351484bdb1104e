// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMentionsTest {

    private static final String SECRET = "hunter2";

    private static List<EndpointMention> in(Map<String, String> variables) {
        return ServerMentions.find(new VariableSet(variables, Map.of()), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, postgres://shop:hunter2@orders-db/orders, orders-db, POSTGRESQL, orders-db:5432",
        "DATABASE_URL, postgresql://10.0.0.3:6432/orders, database, POSTGRESQL, 10.0.0.3:6432",
        "SPRING_DATASOURCE_URL, jdbc:mariadb://db.shop.svc:3307/orders, db, MYSQL, db.shop.svc:3307",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://ledger/x, ledger, POSTGRESQL, ledger:5432",
        "REDIS_URL, rediss://cache.shop.example:6380/1, cache.shop.example, REDIS, cache.shop.example:6380",
        "REDIS_HOST, cache, cache, REDIS, cache:6379",
        "PGHOST, pg, pg, POSTGRESQL, pg:5432",
        "LEDGER_HOST, ledger, ledger, TCP, ''",
        "SPRING_RABBITMQ_HOST, rabbit, rabbit, AMQP, rabbit:5672",
        "SPRING_MAIL_HOST, mail, mail, SMTP, mail:25",
        "ORDERS_GRPC_ADDR, orders:9090, orders, GRPC, orders:9090",
        "CATALOG_URL, grpcs://catalog:8443, catalog, GRPCS, catalog:8443",
        "PAYMENTS_URL, https://api.pay.example/v1/hunter2, api.pay.example, HTTPS, api.pay.example:443",
        "MEMCACHED_SERVERS, m1:11211, m1, MEMCACHED, m1:11211",
        "BROKER_URL, amqps://mq, mq, AMQPS, mq:5671",
        "MONGO_URI, mongodb://u:hunter2@mongo/app, mongo, MONGODB, mongo:27017"
    })
    void theUsualVariablesNameAServer(
            String variable, String value, String name, ServerScheme scheme, String endpoint) {
        var found = in(Map.of(variable, value));

        if (endpoint.isEmpty()) {
            assertThat(found).as("no port is known").isEmpty();
            return;
        }
        assertThat(found).singleElement().satisfies(mention -> {
            assertThat(mention.name()).isEqualTo(name);
            assertThat(mention.scheme()).isEqualTo(scheme);
            assertThat(mention.endpoint()).hasToString(endpoint);
            assertThat(mention.origin()).isEqualTo("variable " + variable);
            assertThat(mention.toString()).doesNotContain(SECRET);
        });
    }

    @Test
    void aListOfBrokersIsOneClusterAndAnyOtherListNamesEach() {
        assertThat(in(Map.of("KAFKA_BOOTSTRAP_SERVERS", "k1:9092, k2:9093")))
                .extracting(mention -> mention.endpoints() + " " + mention.scheme())
                .containsExactly("[k1:9092, k2:9093] KAFKA");
        assertThat(in(Map.of("MEMCACHED_SERVERS", "m1:11211,m2:11211")))
                .extracting(mention -> mention.endpoint().toString())
                .containsExactly("m1:11211", "m2:11211");
    }

    @Test
    void aUrlOfAReplicaSetNamesAllItsMembers() {
        var set = in(Map.of("MONGO_URI", "mongodb://u:" + SECRET + "@m1,m2:27018/shop?replicaSet=rs0"));
        var service = in(Map.of("MONGO_URI", "mongodb+srv://cluster.example.net/shop"));

        assertThat(set).singleElement().satisfies(mention -> {
            assertThat(mention.endpoints()).extracting(Object::toString).containsExactly("m1:27017", "m2:27018");
            assertThat(mention.signIn().wholeUrl()).contains("MONGO_URI");
            assertThat(mention.toString()).doesNotContain(SECRET);
        });
        assertThat(service).singleElement().matches(EndpointMention::byService);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROXY, http://proxy:3128",
        "KUBERNETES_SERVICE_HOST, 10.0.0.1",
        "CACHE_PORT, tcp://10.0.0.9:6379",
        "CACHE_SERVICE_HOST, 10.0.0.9",
        "OTEL_EXPORTER_OTLP_ENDPOINT, http://collector:4317",
        "FAULTLINE_CONFIG, file:///etc/faultline.yaml",
        "GREETING, see http://example.org/ for more",
        "DATABASE_URL, 'jdbc:postgresql://${DB}/x'",
        "PATH, /usr/bin"
    })
    void whatIsNotTheAppsOrNoServerIsLeftOut(String variable, String value) {
        assertThat(in(Map.of(variable, value))).isEmpty();
    }

    @Test
    void credentialsAreNamedByTheirVariablesNeverShown() {
        var inUrl = in(Map.of("DATABASE_URL", "postgres://shop:" + SECRET + "@db/orders"));
        var beside = in(Map.of("DB_URL", "jdbc:postgresql://db/orders", "DB_USER", "shop", "DB_PASSWORD", SECRET));

        assertThat(inUrl)
                .extracting(mention -> mention.signIn().wholeUrl())
                .containsExactly(Optional.of("DATABASE_URL"));
        assertThat(beside).singleElement().satisfies(mention -> {
            assertThat(mention.signIn().username()).contains("DB_USER");
            assertThat(mention.signIn().password()).contains("DB_PASSWORD");
            assertThat(mention.path()).isEqualTo("orders");
        });
        assertThat(inUrl.toString() + beside).doesNotContain(SECRET);
    }

    @Test
    void aVariableThatOnlyTheAppHasIsAbsentHere() {
        var app = Map.of("DB_URL", "postgresql://db/orders", "DB_USER", "shop", "DB_PASSWORD", SECRET);

        var found = ServerMentions.find(new VariableSet(Map.of("DB_USER", "shop"), app), List.of());

        assertThat(found).singleElement().satisfies(mention -> {
            assertThat(mention.origin()).isEqualTo("the app's variable DB_URL");
            assertThat(mention.signIn().absent()).containsExactly("DB_PASSWORD");
        });
    }

    @Test
    void mountedConfigFilesNameServersWithTheirLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("application.yaml"), """
                shop:
                  # old: redis://gone
                  cache: "redis://:%s@cache:6379/0"
                  orders: ${DB_URL:jdbc:postgresql://db/orders}
                """.formatted(SECRET));

        var found = ServerMentions.find(new VariableSet(Map.of(), Map.of()), List.of(file));

        assertThat(found)
                .extracting(mention -> mention.endpoint() + " " + mention.origin())
                .containsExactly("cache:6379 " + file + ", line 3", "db:5432 " + file + ", line 4");
        assertThat(found.toString()).doesNotContain(SECRET);
    }
}
