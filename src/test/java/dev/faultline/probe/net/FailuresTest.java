package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Failure;
import dev.faultline.probe.Status;
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
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    static Stream<Arguments> whatTheStackThrows() {
        return Stream.of(
                Arguments.of(new UnknownHostException("db"), Failure.DNS),
                Arguments.of(new ConnectException("Connection refused: /10.0.0.1:1"), Failure.CONNECT),
                Arguments.of(new ConnectTimeoutException("connection timed out"), Failure.CONNECT_TIMEOUT),
                Arguments.of(new ConnectException("Connection timed out"), Failure.CONNECT_TIMEOUT),
                Arguments.of(new NoRouteToHostException("No route to host"), Failure.CONNECT),
                Arguments.of(new SocketException("Network is unreachable"), Failure.CONNECT),
                Arguments.of(new SSLHandshakeException("bad"), Failure.TLS),
                Arguments.of(new DecoderException(new SSLHandshakeException("bad")), Failure.TLS),
                Arguments.of(new TimeoutException(), Failure.TIMEOUT),
                Arguments.of(new IOException("Connection reset by peer"), Failure.IO),
                Arguments.of(new ClosedChannelException(), Failure.IO),
                Arguments.of(new CompletionException(new ClosedChannelException()), Failure.IO),
                Arguments.of(new DecoderException("nonsense"), Failure.PROTOCOL),
                Arguments.of(new NetworkFailure(Failure.AUTH, "no"), Failure.AUTH));
    }

    @ParameterizedTest
    @MethodSource("whatTheStackThrows")
    void eachThrowableOfTheOtherSideHasItsClass(Throwable thrown, Failure expected) {
        var outcome = Failures.of(thrown);

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(expected);
        assertThat(outcome.message()).isNotBlank();
    }

    @Test
    void ourOwnTroubleIsNoEvidence() {
        assertThat(Failures.of(new IllegalStateException("bug")).status()).isEqualTo(Status.UNKNOWN);
        assertThat(Failures.of(new SocketException("Too many open files")).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(Failures.of(new BindException("Cannot assign requested address"))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMessageIsOneLine() {
        assertThat(Failures.oneLine(" a\r\n\tb ")).isEqualTo("a b");
        assertThat(Failures.oneLine("x".repeat(400))).hasSize(300);
    }
}
