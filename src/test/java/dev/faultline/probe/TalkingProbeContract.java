// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ScriptedServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds for every kind that exchanges bytes with its server over TCP: whatever the server does, the run ends by its
 * deadline under the right class, and its socket is freed although the server never closes.
 */
public abstract class TalkingProbeContract extends ProbeContract {

    private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);

    /** What the message says is missing when a server takes the connection and says nothing. */
    protected abstract String missing();

    /** The first bytes of a proper response, without its end. */
    protected abstract byte[] beginning();

    /** What servers of another sort say; none of it is a beginning of what this kind expects. */
    protected List<String> foreignWords() {
        return List.of("SSH-2.0-OpenSSH_9.6\r\n", "220 mail.test ESMTP\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n");
    }

    /** What has to run beside a server on the given port for this kind to find it. */
    protected AutoCloseable beside(int port) {
        return () -> {};
    }

    /** Whether a server of this kind says something before it is asked. */
    protected boolean serverSpeaksFirst() {
        return false;
    }

    private ScriptedServer playing(ScriptedServer.Script script) {
        return serverSpeaksFirst() ? ScriptedServer.speakingFirst(script) : ScriptedServer.playing(script);
    }

    private Outcome probe(ScriptedServer server, Duration timeout) throws Exception {
        try (var ignored = beside(server.port())) {
            return probe(server.port(), timeout);
        }
    }

    @Test
    void aSilentServerIsATimeoutAndItsSocketIsFreed() throws Exception {
        try (var server = ScriptedServer.mute()) {

            var outcome = probe(server, SHORT);

            assertDown(outcome, FailureClass.TIMEOUT);
            assertThat(outcome.message()).contains(missing()).endsWith(" within 600 ms");
            assertFreed(server);
        }
    }

    @Test
    void aServerThatFallsSilentInTheMiddleIsATimeoutAndItsSocketIsFreed() throws Exception {
        try (var server = playing(socket -> socket.getOutputStream().write(beginning()))) {

            var outcome = probe(server, SHORT);

            assertDown(outcome, FailureClass.TIMEOUT);
            assertThat(outcome.message()).endsWith(" within 600 ms");
            assertFreed(server);
        }
    }

    @Test
    void aServerThatSendsByteByByteIsATimeoutAndItsSocketIsFreed() throws Exception {
        try (var server = playing(ScriptedServer.drip(beginning(), BETWEEN_DROPS))) {

            var outcome = probe(server, SHORT);

            assertDown(outcome, FailureClass.TIMEOUT);
            assertThat(outcome.message()).endsWith(" within 600 ms");
            assertFreed(server);
        }
    }

    @Test
    void aConnectionThatIsResetInTheMiddleIsAnIoFailure() throws Exception {
        try (var server = playing(socket -> {
            socket.getOutputStream().write(beginning());
            socket.setSoLinger(true, 0);
            socket.close();
        })) {

            var outcome = probe(server, ample());

            assertDown(outcome, FailureClass.IO);
            assertFreed(server);
        }
    }

    @Test
    void aConnectionThatIsClosedBeforeAnyResponseIsAnIoFailure() throws Exception {
        try (var server = playing(Socket::close)) {

            var outcome = probe(server, ample());

            assertDown(outcome, FailureClass.IO);
            assertFreed(server);
        }
    }

    @Test
    void aHalfOpenConnectionIsAnIoFailureAndItsSocketIsFreed() throws Exception {
        try (var server = playing(socket -> {
            socket.getOutputStream().write(beginning());
            socket.shutdownOutput();
        })) {

            var outcome = probe(server, ample());

            assertDown(outcome, FailureClass.IO);
            assertFreed(server);
        }
    }

    @Test
    void aServerOfAnotherSortIsAProtocolFailureAndItsSocketIsFreed() throws Exception {
        for (var words : foreignWords()) {
            try (var server = playing(socket -> socket.getOutputStream().write(ascii(words)))) {

                var outcome = probe(server, ample());

                assertDown(outcome, FailureClass.PROTOCOL);
                assertFreed(server);
            }
        }
    }

    @Test
    void aServerOfAnotherSortThatSpeaksFirstIsAProtocolFailureAndItsSocketIsFreed() throws Exception {
        try (var server = ScriptedServer.greeting("SSH-2.0-OpenSSH_9.6\r\n")) {

            var outcome = probe(server, ample());

            assertDown(outcome, FailureClass.PROTOCOL);
            assertFreed(server);
        }
    }

    /** The bytes of an ASCII text. */
    protected static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
