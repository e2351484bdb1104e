// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.ErrorSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their signatures. Of more than 1,000 different ones within an hour the rest has one in common. Not
 * thread-safe.
 */
final class SignatureCache {

    /** That of all entries for which there is no room. */
    static final ErrorSignature REST =
            new ErrorSignature("other", List.of(), List.of(), "one of too many different errors to tell apart");

    private static final int MOST = 1_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int ID_BYTES = 6;

    /** What makes a signature: with frames their types and places alone, otherwise the words too. */
    private record Trait(List<String> types, List<String> frames, String text) {

        /** By hand: it is asked for each error line, and what the compiler makes of a record is slow in a native image. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Trait that
                    && text.equals(that.text)
                    && types.equals(that.types)
                    && frames.equals(that.frames);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * types.hashCode() + frames.hashCode()) + text.hashCode();
        }
    }

    private record Known(ErrorSignature signature, Instant seen) {}

    private final LinkedHashMap<Trait, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private final SecretMasking masking;

    SignatureCache(SecretMasking masking) {
        this.masking = masking;
    }

    /** The signature of an entry that was written at the given instant. */
    ErrorSignature of(LogEntry entry, Instant at) {
        var types = entry.thrown().map(LoggedException::types).orElse(List.of());
        var frames = entry.thrown().map(LoggedException::frames).orElse(List.of());
        var trait = new Trait(types, frames, frames.isEmpty() ? text(entry) : "");
        var found = Optional.ofNullable(known.get(trait));
        if (found.isEmpty() && !hasRoom(at)) {
            return REST;
        }
        var signature = found.map(Known::signature).orElseGet(() -> signature(trait, entry));
        known.put(trait, new Known(signature, at));
        return signature;
    }

    private boolean hasRoom(Instant at) {
        if (known.size() < MOST) {
            return true;
        }
        var eldest = known.entrySet().iterator();
        if (eldest.next().getValue().seen().plus(REMEMBERED).isAfter(at)) {
            return false;
        }
        eldest.remove();
        return true;
    }

    private ErrorSignature signature(Trait trait, LogEntry entry) {
        var text = trait.text().isEmpty() ? text(entry) : trait.text();
        return new ErrorSignature(id(trait), trait.types(), trait.frames(), text);
    }

    private String text(LogEntry entry) {
        var told = entry.thrown().map(LoggedException::message).filter(message -> !message.isBlank());
        return MessageTemplate.of(masking.clear(told.orElse(entry.message())));
    }

    private static String id(Trait trait) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(trait.types(), trait.frames(), List.of(trait.text()))) {
                part.forEach(text -> digest.update((text + '\n').getBytes(StandardCharsets.UTF_8)));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
