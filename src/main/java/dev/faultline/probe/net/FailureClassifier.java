// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.OneLine;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.vertx.core.VertxException;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells the throwables of the network stack (JDK, Netty, Vert.x) apart by failure class. */
public final class FailureClassifier {

    private static final int LONGEST = 300;
    private static final List<String> OUT_OF_FILES = List.of("too many open files", "no buffer space available");

    /** The JDK puts the name of an alert in parentheses before a text that ends with it. */
    private static final Pattern NAMED_TWICE = Pattern.compile("^\\((\\w+)\\) (?=.*\\b\\1$)");

    private static final String OUT_OF_FILES_SAID =
            "Faultline could not open a socket: too many open files (ulimit -n)";

    private FailureClassifier() {}

    /**
     * The outcome that the throwable stands for: {@code DOWN} with its class and one line, or {@code UNKNOWN} if it is
     * the prober's own trouble (a bug, no file handles or ports left).
     */
    public static Outcome of(Throwable thrown) {
        var cause = root(thrown);
        var failure = classOf(cause);
        var message = describe(cause, failure);
        return failure == FailureClass.PROBER ? Outcome.unknown(message) : Outcome.down(failure, message);
    }

    /** The class alone; {@link FailureClass#PROBER} for what cannot come from the other side. */
    public static FailureClass classOf(Throwable thrown) {
        var cause = root(thrown);
        if (cause instanceof NetworkFailure known) {
            return known.failure();
        }
        if (cause instanceof UnknownHostException) {
            return FailureClass.DNS;
        }
        if (cause instanceof BindException || isOutOfFiles(cause)) {
            return FailureClass.PROBER;
        }
        if (cause instanceof ConnectTimeoutException) {
            return FailureClass.CONNECT_TIMEOUT;
        }
        if (cause instanceof ConnectException) {
            return text(cause).contains("timed out") ? FailureClass.CONNECT_TIMEOUT : FailureClass.CONNECT;
        }
        if (cause instanceof NoRouteToHostException
                || cause instanceof PortUnreachableException
                || text(cause).contains("unreachable")) {
            return FailureClass.CONNECT;
        }
        if (cause instanceof SSLException || cause instanceof CertificateException) {
            return FailureClass.TLS;
        }
        if (cause instanceof TimeoutException || cause instanceof ReadTimeoutException) {
            return FailureClass.TIMEOUT;
        }
        if (cause instanceof IOException
                || cause instanceof VertxException && text(cause).contains("closed")) {
            return FailureClass.IO;
        }
        return cause instanceof DecoderException ? FailureClass.PROTOCOL : FailureClass.PROBER;
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof DecoderException && !(cause instanceof NotSslRecordException)
                        || cause instanceof EncoderException
                        || isLostConnection(cause))
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether a handshake failed only because the connection under it did. */
    private static boolean isLostConnection(Throwable thrown) {
        return thrown instanceof SSLException
                && thrown.getCause() instanceof IOException lost
                && !(lost instanceof SSLException);
    }

    private static String describe(Throwable cause, FailureClass failure) {
        if (cause instanceof NetworkFailure known) {
            return known.explanation();
        }
        if (cause instanceof UnknownHostException unknown) {
            return describe(unknown);
        }
        if (cause instanceof NotSslRecordException) {
            return "the other side does not speak TLS";
        }
        var text = NAMED_TWICE.matcher(oneLine(cause.getMessage())).replaceFirst("");
        return switch (failure) {
            case CONNECT -> text(cause).contains("refused") ? "connection refused" : text;
            case CONNECT_TIMEOUT -> "no answer to the attempt to connect";
            case IO ->
                cause instanceof EOFException || text.isEmpty() || text(cause).contains("closed")
                        ? "the connection was closed"
                        : text.toLowerCase(Locale.ROOT).contains("reset") ? "the connection was reset" : text;
            case PROBER ->
                isOutOfFiles(cause)
                        ? OUT_OF_FILES_SAID
                        : cause.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text);
            default -> text.isEmpty() ? cause.getClass().getSimpleName() : text;
        };
    }

    private static String describe(UnknownHostException unknown) {
        var cause = unknown.getCause();
        while (cause != null) {
            if (cause instanceof DnsErrorCauseException answered) {
                return "the resolver answered " + NameServers.nameOf(answered.getCode());
            }
            if (cause instanceof DnsNameResolverTimeoutException) {
                return "the resolver did not answer";
            }
            cause = cause.getCause();
        }
        // Netty's own words leave out which answers there were.
        var said = oneLine(unknown.getMessage());
        return said.startsWith("Failed to resolve") ? "no name server answered with an address" : said;
    }

    /** Netty wraps it when a socket cannot be opened. */
    private static boolean isOutOfFiles(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (OUT_OF_FILES.stream().anyMatch(text(cause)::contains)) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable cause) {
        return oneLine(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** The text on one line of at most 300 characters; empty for none. */
    public static String oneLine(@Nullable String text) {
        return text == null ? "" : OneLine.of(text, LONGEST);
    }
}
