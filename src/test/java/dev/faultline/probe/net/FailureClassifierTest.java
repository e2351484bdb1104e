// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureClassifierTest {

    static Stream<Arguments> whatTheStackThrows() {
        return Stream.of(
                Arguments.of(new UnknownHostException("db"), FailureClass.DNS),
                Arguments.of(new ConnectException("Connection refused: /10.0.0.1:1"), FailureClass.CONNECT),
                Arguments.of(new ConnectTimeoutException("connection timed out"), FailureClass.CONNECT_TIMEOUT),
                Arguments.of(new ConnectException("Connection timed out"), FailureClass.CONNECT_TIMEOUT),
                Arguments.of(new NoRouteToHostException("No route to host"), FailureClass.CONNECT),
                Arguments.of(new SocketException("Network is unreachable"), FailureClass.CONNECT),
                Arguments.of(new SSLHandshakeException("bad"), FailureClass.TLS),
                Arguments.of(new DecoderException(new SSLHandshakeException("bad")), FailureClass.TLS),
                Arguments.of(new SSLException("while writing", new IOException("Broken pipe")), FailureClass.IO),
                Arguments.of(new SSLException("bad", new SSLHandshakeException("bad")), FailureClass.TLS),
                Arguments.of(new TimeoutException(), FailureClass.TIMEOUT),
                Arguments.of(new IOException("Connection reset by peer"), FailureClass.IO),
                Arguments.of(new ClosedChannelException(), FailureClass.IO),
                Arguments.of(new CompletionException(new ClosedChannelException()), FailureClass.IO),
                Arguments.of(new DecoderException("nonsense"), FailureClass.PROTOCOL),
                Arguments.of(new NetworkFailure(FailureClass.AUTH, "no"), FailureClass.AUTH));
    }

    @Test
    void anAlertIsNamedOnce() {
        assertThat(FailureClassifier.of(
                                new SSLHandshakeException("(bad_certificate) Received fatal alert: bad_certificate"))
                        .message())
                .isEqualTo("Received fatal alert: bad_certificate");
        assertThat(FailureClassifier.of(new SSLHandshakeException("(protocol_version) nothing in common"))
                        .message())
                .isEqualTo("(protocol_version) nothing in common");
    }

    @ParameterizedTest
    @MethodSource("whatTheStackThrows")
    void eachThrowableOfTheOtherSideHasItsClass(Throwable thrown, FailureClass expected) {
        var outcome = FailureClassifier.of(thrown);

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(expected);
        assertThat(outcome.message()).isNotBlank();
    }

    @Test
    void ourOwnTroubleIsNoEvidence() {
        assertThat(FailureClassifier.of(new IllegalStateException("bug")).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(FailureClassifier.of(new SocketException("Too many open files"))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(FailureClassifier.of(new BindException("Cannot assign requested address"))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMessageIsOneLine() {
        assertThat(FailureClassifier.oneLine(" a\r\n\tb ")).isEqualTo("a b");
        assertThat(FailureClassifier.oneLine("x".repeat(400))).hasSize(300);
    }

    @Test
    void aLackOfDescriptorsIsOurOwnAndSaidSo() {
        var outcome = FailureClassifier.of(
                new ChannelException("Failed to open a socket.", new SocketException("Too many open files")));

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.failure()).isEqualTo(FailureClass.PROBER);
        assertThat(outcome.message()).isEqualTo("Faultline could not open a socket: too many open files (ulimit -n)");
    }
}
