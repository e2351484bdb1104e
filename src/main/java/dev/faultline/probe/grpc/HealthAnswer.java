// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came back for a call.
 *
 * @param code of gRPC, 0 for good
 * @param words what was said with it, may be empty
 * @param serving what the service says of itself, if the code is good
 */
record HealthAnswer(int code, String words, ServingStatus serving) {

    private static final int UNIMPLEMENTED = 12;

    private static final List<String> NAMES = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");

    /**
     * Reads a whole response; where it is a single frame of headers these are the trailers as well.
     *
     * @throws NetworkFailure if it is none of gRPC
     */
    static HealthAnswer of(Http2Headers head, byte[] body, Http2Headers trailers) throws NetworkFailure {
        var status = text(head, ":status").orElse("");
        if (!status.equals("200")) {
            throw new NetworkFailure(classOf(status), "HTTP " + status + " instead of an answer of gRPC");
        }
        var type = text(head, "content-type").orElse("");
        if (!type.startsWith("application/grpc")) {
            throw new NetworkFailure(
                    FailureClass.PROTOCOL,
                    FailureClassifier.oneLine("the answer is of type " + type + ", not of gRPC"));
        }
        var code = text(trailers, "grpc-status")
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> new NetworkFailure(FailureClass.PROTOCOL, "the answer ends without a grpc-status"));
        return new HealthAnswer(
                code,
                decoded(text(trailers, "grpc-message").orElse("")),
                code == 0 ? serving(body) : ServingStatus.UNKNOWN);
    }

    private static Optional<String> text(Http2Headers headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(CharSequence::toString);
    }

    private static FailureClass classOf(String status) {
        return switch (status) {
            case "401", "403" -> FailureClass.AUTH;
            case "429", "503" -> FailureClass.CAPACITY;
            case "502" -> FailureClass.IO;
            case "504" -> FailureClass.TIMEOUT;
            case "404" -> FailureClass.ASSERTION;
            default -> FailureClass.PROTOCOL;
        };
    }

    /** A flag, a length and a message, of which field 1 is the status; what is not known is skipped. */
    private static ServingStatus serving(byte[] body) throws NetworkFailure {
        if (body.length < 5 || body[0] != 0) {
            throw new NetworkFailure(
                    FailureClass.PROTOCOL,
                    body.length > 0 && body[0] != 0 ? "the answer is compressed" : "the answer carries no message");
        }
        try {
            var number = ProtobufFields.number(body, 5, 1);
            return number >= 0 && number < ServingStatus.values().length
                    ? ServingStatus.values()[(int) number]
                    : ServingStatus.UNKNOWN;
        } catch (IndexOutOfBoundsException cutOff) {
            throw new NetworkFailure(FailureClass.PROTOCOL, "the message of the answer breaks off");
        }
    }

    private static String decoded(String percentEncoded) {
        try {
            return FailureClassifier.oneLine(
                    URLDecoder.decode(percentEncoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return FailureClassifier.oneLine(percentEncoded);
        }
    }

    /** What a call that was cut short means. */
    static NetworkFailure refused(String how, long error) {
        var named = Http2Error.valueOf(error);
        var isFull = named == Http2Error.REFUSED_STREAM || named == Http2Error.ENHANCE_YOUR_CALM;
        return new NetworkFailure(
                isFull ? FailureClass.CAPACITY : FailureClass.IO,
                how + " (" + (named == null ? Long.toString(error) : named.name()) + ")");
    }

    Outcome judge(GrpcSpec spec) {
        if (code == UNIMPLEMENTED) {
            return spec.unimplemented()
                    ? Outcome.up("the server has no health service")
                    : Outcome.down(
                            FailureClass.ASSERTION,
                            "the server has no health service; expect: { unimplemented: up } if that is meant");
        }
        if (code != 0) {
            var name = code < NAMES.size() ? NAMES.get(code) : "status " + code;
            return Outcome.down(failure(), words.isEmpty() ? name : name + ": " + words);
        }
        var whose = spec.service().isEmpty() ? "the server" : spec.service();
        return serving == spec.status()
                ? Outcome.up()
                : Outcome.down(
                        FailureClass.ASSERTION, whose + " says " + serving + " of itself, expected " + spec.status());
    }

    private FailureClass failure() {
        return switch (code) {
            case 1, 14, 15 -> FailureClass.IO;
            case 4 -> FailureClass.TIMEOUT;
            case 7, 16 -> FailureClass.AUTH;
            case 8 -> FailureClass.CAPACITY;
            default -> FailureClass.ASSERTION;
        };
    }
}
