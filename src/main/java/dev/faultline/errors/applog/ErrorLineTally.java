// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSignature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Error lines taken together by signature and second, and by signature alone once there are many. Not thread-safe. */
final class ErrorLineTally {

    private static final int MOST = 2_000;
    private static final long ANY_SECOND = Long.MIN_VALUE;

    private record Key(String signature, long second) {

        /** By hand, as {@code SignatureCache} has it. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && second == that.second && signature.equals(that.signature);
        }

        @Override
        public int hashCode() {
            return 31 * signature.hashCode() + Long.hashCode(second);
        }
    }

    private final Map<Key, ErrorLine> lines = new LinkedHashMap<>();

    /**
     * Adds one.
     *
     * @param message asked for only where it is the first
     */
    void add(ErrorSignature signature, Instant at, Optional<String> logger, Supplier<String> message) {
        var own = new Key(signature.id(), at.getEpochSecond());
        var key = lines.containsKey(own) || lines.size() < MOST ? own : new Key(signature.id(), ANY_SECOND);
        var known = lines.get(key);
        lines.put(key, known == null ? new ErrorLine(signature, at, at, 1, message.get(), logger) : oneMore(known, at));
    }

    private static ErrorLine oneMore(ErrorLine line, Instant at) {
        return new ErrorLine(
                line.signature(),
                at.isBefore(line.first()) ? at : line.first(),
                at.isAfter(line.last()) ? at : line.last(),
                line.count() + 1,
                line.message(),
                line.logger());
    }

    List<ErrorLine> lines() {
        return List.copyOf(lines.values());
    }

    void clear() {
        lines.clear();
    }
}
