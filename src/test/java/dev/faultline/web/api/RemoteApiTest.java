package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that do not come over the loopback interface. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class RemoteApiTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void withoutATokenReadsAreForEverybodyAndChangesForThisPodOnly() throws SocketException {
        var address = addressOfThisMachine();
        assumeTrue(address.isPresent(), "this machine has only the loopback interface");
        var remote = URI.create("http://" + address.get() + ":" + api.getPort() + "/api/v1/");

        var refused = HttpCall.post(remote.resolve("sweep"), "", "X-Forwarded-For", "127.0.0.1");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asText()).contains("loopback", "api.token-file");
        assertThat(HttpCall.get(remote.resolve("dependencies")).status()).isEqualTo(200);
        assertThat(HttpCall.post(remote.resolve("verdict"), "{\"from\": \"-5m\"}")
                        .status())
                .isEqualTo(200);
        assertThat(HttpCall.post(api.resolve("sweep"), "").status()).isEqualTo(200);
    }

    private static Optional<String> addressOfThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
