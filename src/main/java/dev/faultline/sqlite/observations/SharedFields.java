// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.engine.StoredMessage;
import dev.faultline.sqlite.engine.StoredOutcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of an observation but its times: what many observations have in common, written once in a block.
 *
 * @param message with who made it, as {@link StoredMessage} has it
 */
record SharedFields(Status status, FailureClass failure, String message, Duration interval, Duration timeout) {

    static SharedFields of(Observation observation) {
        return new SharedFields(
                observation.status(),
                observation.failure(),
                new StoredMessage(observation.message(), observation.by()).column(),
                observation.interval(),
                observation.timeout());
    }

    /** By hand: it is asked for each observation of an hour, and what the compiler makes of a record is slow in a native image. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedFields that
                && status == that.status
                && failure == that.failure
                && message.equals(that.message)
                && interval.equals(that.interval)
                && timeout.equals(that.timeout);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * status.ordinal() + failure.ordinal()) + message.hashCode();
    }

    Observation at(String dependency, Instant start, Duration duration) {
        return at(dependency, start, duration, Map.of());
    }

    Observation at(String dependency, Instant start, Duration duration, Map<String, Duration> phases) {
        var said = StoredMessage.of(message);
        return new Observation(
                dependency, start, duration, status, failure, said.text(), phases, interval, timeout, said.by());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(status.name());
        out.writeUTF(failure.label());
        var text = message.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        out.writeLong(interval.toMillis());
        out.writeLong(timeout.toMillis());
    }

    static SharedFields read(DataInputStream in) throws IOException {
        var outcome = StoredOutcome.of(in.readUTF(), in.readUTF());
        var message = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        return new SharedFields(
                outcome.status(),
                outcome.failure(),
                message,
                Duration.ofMillis(in.readLong()),
                Duration.ofMillis(in.readLong()));
    }
}
