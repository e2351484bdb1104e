// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server: the sign-in that MongoDB's own driver accepts as faithful, and an independent server without one. */
class MongoServerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final NameServer names = NameServer.start();
    private final TestNetwork network = TestNetwork.asking(names);

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private Outcome probe(String url, Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("url", url);
        var section = MapSettings.of(settings);
        var factory = new MongoProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), LONG);
    }

    private static void signIn(ScriptedMongo server, String mechanism, String password) {
        var credential = (mechanism.equals(MongoLogin.SHA_1))
                ? MongoCredential.createScramSha1Credential(ScramServer.USER, "shop", password.toCharArray())
                : MongoCredential.createScramSha256Credential(ScramServer.USER, "shop", password.toCharArray());
        var settings = MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", server.port()))))
                .credential(credential)
                .build();
        try (var client = MongoClients.create(settings)) {
            client.getDatabase("shop").runCommand(new Document("ping", 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MongoLogin.SHA_256, MongoLogin.SHA_1})
    void theOfficialDriverAndTheProbeAreSignedInAlike(String mechanism) {
        try (var server = ScriptedMongo.standalone(mechanism)) {
            signIn(server, mechanism, ScramServer.PASSWORD);

            var outcome = probe(
                    "mongodb://" + server.name() + "/shop",
                    Map.of("username", ScramServer.USER, "password", ScramServer.PASSWORD));

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(server.signedIn()).containsExactly(mechanism, mechanism);
            assertThat(server.asked()).endsWith("hello", "saslStart", "saslContinue", "ping");
        }
    }

    @Test
    void theOfficialDriverAndTheProbeAreRefusedAlike() {
        try (var server = ScriptedMongo.standalone(MongoLogin.SHA_256)) {
            assertThatThrownBy(() -> signIn(server, MongoLogin.SHA_256, "wrong"))
                    .isInstanceOf(MongoSecurityException.class);

            var outcome = probe(
                    "mongodb://" + server.name() + "/shop", Map.of("username", ScramServer.USER, "password", "wrong"));

            assertThat(outcome.status()).isEqualTo(Status.DOWN);
            assertThat(outcome.failure()).isEqualTo(FailureClass.AUTH);
            assertThat(outcome.message()).isEqualTo("Authentication failed. (AuthenticationFailed)");
            assertThat(server.signedIn()).isEmpty();
        }
    }

    @Test
    void aSignInThatIsNotSpokenHereSaysNothingAboutTheServer() {
        try (var server = ScriptedMongo.standalone("MONGODB-X509")) {
            var outcome = probe("mongodb://u:p@" + server.name() + "/shop", Map.of());

            assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
            assertThat(outcome.message()).isEqualTo("the user signs in by MONGODB-X509, of which none is spoken here");
        }
    }

    @Test
    void aSecondaryThatKnowsNoPrimaryIsDownThoughItRespondsToPing() {
        try (var server = new ScriptedMongo(
                () -> new Document("setName", "rs0").append("secondary", true).append("hosts", List.of()))) {
            assertThat(probe("mongodb://" + server.name(), Map.of()).message())
                    .isEqualTo("no primary: " + server.name() + " is a secondary of rs0 and knows none");
            assertThat(probe("mongodb://" + server.name(), Map.of("expect", Map.of("role", "any")))
                            .status())
                    .isEqualTo(Status.UP);
            assertThat(probe("mongodb://" + server.name(), Map.of("expect", Map.of("role", "primary")))
                            .message())
                    .isEqualTo(server.name() + " is a secondary of rs0, expected primary");
        }
    }

    @Test
    void aServerThatTakesNoWritesIsDownWhereItHasTo() {
        try (var server = new ScriptedMongo(() -> new Document("isWritablePrimary", true).append("readOnly", true))) {
            var outcome = probe("mongodb://" + server.name(), Map.of("expect", Map.of("writable", "true")));

            assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
            assertThat(outcome.message()).isEqualTo("read-only: " + server.name() + " takes no writes");
        }
    }

    @Test
    void anIndependentServerIsUpUntilItIsGone() {
        var server = new MongoServer(new MemoryBackend());
        var address = server.bind();
        var url = "mongodb://127.0.0.1:" + address.getPort() + "/shop";
        try {
            var outcome = probe(url, Map.of());

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(outcome.phases()).containsKeys("resolve", "connect", "hello", "ping", "total");
        } finally {
            server.shutdownNow();
        }

        assertThat(probe(url, Map.of()).failure()).isEqualTo(FailureClass.CONNECT);
    }

    @Test
    void aServerThatSpeaksTlsIsSaidTo() {
        try (var server = ScriptedServer.playing(
                socket -> socket.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 40}))) {
            var outcome = probe("mongodb://127.0.0.1:" + server.port(), Map.of());

            assertThat(outcome.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(outcome.message()).isEqualTo("the server speaks TLS, and tls is not set");
        }
    }

    @Test
    void theServersOfAServiceAreThoseOfItsRecords() {
        try (var server = new ScriptedMongo(() -> new Document("msg", "isdbgrid").append("isWritablePrimary", true))) {
            names.knows("one.db.test", "127.0.0.1");
            names.knows("_mongodb._tcp.db.test", 33, record(server.port()));

            var outcome = probe("mongodb+srv://db.test/?tls=false", Map.of());

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(server.asked()).containsExactly("hello", "ping");
            assertThat(probe("mongodb+srv://none.test/?tls=false", Map.of()).message())
                    .isEqualTo("the name server answered NXDOMAIN for _mongodb._tcp.none.test");
        }
    }

    private static byte[] record(int port) {
        return new byte[] {
            0, 0, 0, 0, (byte) (port >> 8), (byte) port, 3, 'o', 'n', 'e', 2, 'd', 'b', 4, 't', 'e', 's', 't', 0
        };
    }
}
