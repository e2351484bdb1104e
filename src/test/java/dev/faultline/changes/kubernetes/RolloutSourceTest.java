// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.KubernetesSettings;
import dev.faultline.testing.ChangeObserver;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutSourceTest {

    private static final String PATH = "/apis/apps/v1/namespaces/shop/";

    private final TestNetwork network = TestNetwork.asking(new NameServer[0]);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> sets = new CopyOnWriteArrayList<>();
    private volatile int revision;
    private HttpServer server;

    @TempDir
    Path account;

    @BeforeEach
    void anApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(account.resolve("token"), "first-token\n");
    }

    @AfterEach
    void end() {
        server.stop(0);
        network.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(authorization + " " + exchange.getRequestURI());
        var path = exchange.getRequestURI().getPath();
        var isAllowed = !authorization.equals("Bearer bad-token");
        var text = "";
        if (path.equals(PATH + "deployments/checkout")) {
            text = """
                    {"metadata": {"name": "checkout", "annotations": {"deployment.kubernetes.io/revision": "%d"}},
                     "spec": {"selector": {"matchLabels": {"app": "checkout", "tier": "web"}}}}""".formatted(revision);
        } else if (path.equals(PATH + "replicasets")) {
            text = "{\"items\": [" + String.join(",", sets) + "]}";
        }
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!isAllowed ? 403 : text.isEmpty() ? 404 : 200, isAllowed ? body.length : -1);
        if (isAllowed) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void replicaSet(int number, String owner, Instant created, String cause, String... images) {
        var containers = new ArrayList<String>();
        for (var image : images) {
            var pair = image.split("=");
            containers.add("{\"name\": \"" + pair[0] + "\", \"image\": \"" + pair[1] + "\"}");
        }
        sets.add("""
                {"metadata": {"name": "x", "creationTimestamp": "%s",
                    "annotations": {"deployment.kubernetes.io/revision": "%d", "kubernetes.io/change-cause": "%s"},
                    "ownerReferences": [{"kind": "Deployment", "name": "%s"}]},
                 "spec": {"template": {"metadata": {"labels": {}}, "spec": {"containers": [%s]}}}}""".formatted(
                        created.truncatedTo(ChronoUnit.SECONDS),
                        number,
                        cause,
                        owner,
                        containers.stream().collect(Collectors.joining(","))));
        revision = number;
    }

    private RolloutSource source() {
        var off = KubernetesSettings.OFF;
        var settings = new KubernetesSettings(
                true,
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.of("shop"),
                Optional.empty(),
                account.resolve("token").toString(),
                off.caFile());
        return RolloutSource.of(
                        "shop-app", "checkout-6c9f7d8b5-x2x4z", settings, network.network(), name -> Optional.empty())
                .orElseThrow();
    }

    @Test
    void aRolloutIsADeployWithItsImagesAndItsCause() {
        replicaSet(6, "checkout", Instant.now().minusSeconds(9000), "", "app=reg:5000/shop:1.41", "proxy=envoy:1");
        var onlooker = ChangeObserver.before(source());
        var first = onlooker.look();

        var created = Instant.now();
        replicaSet(7, "checkout", created, "release 1.42", "app=reg:5000/shop:1.42", "proxy=envoy:1");
        replicaSet(7, "another", created, "", "app=other:9");
        var changes = onlooker.look();

        assertThat(first).isEmpty();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.DEPLOY);
            assertThat(change.subject()).isEqualTo("shop-app");
            assertThat(change.version()).isEqualTo("1.42");
            assertThat(change.at()).isEqualTo(created.truncatedTo(ChronoUnit.SECONDS));
            assertThat(change.message())
                    .isEqualTo("revision 7; release 1.42; app: reg:5000/shop:1.41 → reg:5000/shop:1.42");
        });
    }

    @Test
    void whileTheRevisionIsTheSameOnlyTheDeploymentIsRead() {
        replicaSet(6, "checkout", Instant.now(), "", "app=shop:1");
        var onlooker = ChangeObserver.at(source());
        asked.clear();

        var changes = onlooker.look();

        assertThat(changes).isEmpty();
        assertThat(asked).containsExactly("Bearer first-token " + PATH + "deployments/checkout");
    }

    @Test
    void aRollBackIsDatedByTheLooksAndNotByItsOldReplicaSet() {
        var old = Instant.now().minus(Duration.ofDays(3));
        replicaSet(6, "checkout", old, "", "app=shop:1");
        replicaSet(7, "checkout", old.plusSeconds(60), "", "app=shop:2");
        var onlooker = ChangeObserver.at(source());
        var before = Instant.now();

        sets.remove(0);
        replicaSet(8, "checkout", old, "", "app=shop:1");

        assertThat(onlooker.look()).singleElement().satisfies(change -> {
            assertThat(change.at()).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MILLIS));
            assertThat(change.message()).isEqualTo("revision 8; app: shop:2 → shop:1");
        });
    }

    @Test
    void aRotatedTokenIsUsedAtOnceAndOneThatIsRefusedShowsNowhere() throws IOException {
        replicaSet(6, "checkout", Instant.now(), "", "app=shop:1");
        var onlooker = ChangeObserver.at(source());

        Files.writeString(account.resolve("token"), "bad-token");

        assertThatThrownBy(onlooker::look).hasMessageContaining("403").hasMessageNotContaining("bad-token");
        assertThat(asked).last().asString().startsWith("Bearer bad-token");
        assertThat(asked.get(1)).contains("labelSelector=app%3Dcheckout%2Ctier%3Dweb");
    }
}
