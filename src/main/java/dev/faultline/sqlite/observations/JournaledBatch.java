// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.ReceivedObservation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Observations of any dependencies that were committed together, whole.
 *
 * <p>The format (1 byte), the CRC-32 of what follows (4 bytes); then how many {@link SharedFields} and each of them, how many
 * lists of phases and the names in each, how many observations, and of each its dependency, which of the shared fields and of
 * the lists it has, how far its start and its receipt are off those of the one before, its duration and that of each phase.
 * Numbers are {@linkplain ZigZagVarint varints}.
 */
final class JournaledBatch {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    private JournaledBatch() {}

    /** The bytes of a batch. */
    static byte[] pack(List<ReceivedObservation> batch) {
        var content = new ByteArrayOutputStream();
        var bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(content), batch);
            var header = new DataOutputStream(bytes);
            header.writeByte(FORMAT);
            header.writeInt(checksum(content.toByteArray(), 0));
            content.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, List<ReceivedObservation> batch) throws IOException {
        var shared = new LinkedHashMap<SharedFields, Integer>();
        var steps = new LinkedHashMap<List<String>, Integer>();
        var sharedOf = new int[batch.size()];
        var stepsOf = new int[batch.size()];
        for (var i = 0; i < batch.size(); i++) {
            var observation = batch.get(i).observation();
            sharedOf[i] = number(SharedFields.of(observation), shared);
            stepsOf[i] = number(List.copyOf(observation.phases().keySet()), steps);
        }
        ZigZagVarint.write(out, shared.size());
        for (var fields : shared.keySet()) {
            fields.write(out);
        }
        ZigZagVarint.write(out, steps.size());
        for (var names : steps.keySet()) {
            ZigZagVarint.write(out, names.size());
            for (var name : names) {
                out.writeUTF(name);
            }
        }
        ZigZagVarint.write(out, batch.size());
        var start = 0L;
        var receipt = 0L;
        for (var i = 0; i < batch.size(); i++) {
            var received = batch.get(i);
            var observation = received.observation();
            out.writeUTF(observation.dependency());
            ZigZagVarint.write(out, sharedOf[i]);
            ZigZagVarint.write(out, stepsOf[i]);
            ZigZagVarint.write(out, observation.startedAt().toEpochMilli() - start);
            ZigZagVarint.write(out, received.at().toEpochMilli() - receipt);
            ZigZagVarint.write(out, ColumnFormat.micros(observation.duration()));
            for (var time : observation.phases().values()) {
                ZigZagVarint.write(out, ColumnFormat.micros(time));
            }
            start = observation.startedAt().toEpochMilli();
            receipt = received.at().toEpochMilli();
        }
    }

    /** That of one of its like before, or the next one. */
    private static <T> int number(T one, Map<T, Integer> numbers) {
        var next = numbers.size();
        return numbers.computeIfAbsent(one, first -> next);
    }

    /**
     * The observations of a batch, in the order in which they were packed.
     *
     * @throws IllegalArgumentException if these are not the bytes of a batch
     */
    static List<ReceivedObservation> unpack(byte[] bytes) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("a batch of an unknown format");
            }
            if (in.readInt() != checksum(bytes, HEADER)) {
                throw new IllegalArgumentException("a batch with a wrong checksum");
            }
            return read(in);
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalArgumentException("a damaged batch of observations: " + damaged.getMessage(), damaged);
        }
    }

    private static List<ReceivedObservation> read(DataInputStream in) throws IOException {
        var shared = new ArrayList<SharedFields>();
        for (var left = ZigZagVarint.read(in); left > 0; left--) {
            shared.add(SharedFields.read(in));
        }
        var steps = new ArrayList<List<String>>();
        for (var left = ZigZagVarint.read(in); left > 0; left--) {
            steps.add(readNames(in));
        }
        var batch = new ArrayList<ReceivedObservation>();
        var start = 0L;
        var receipt = 0L;
        for (var left = ZigZagVarint.read(in); left > 0; left--) {
            var dependency = in.readUTF();
            var fields = shared.get((int) ZigZagVarint.read(in));
            var names = steps.get((int) ZigZagVarint.read(in));
            start += ZigZagVarint.read(in);
            receipt += ZigZagVarint.read(in);
            var duration = ColumnFormat.duration(ZigZagVarint.read(in));
            batch.add(new ReceivedObservation(
                    fields.at(dependency, Instant.ofEpochMilli(start), duration, readPhases(in, names)),
                    Instant.ofEpochMilli(receipt)));
        }
        return batch;
    }

    private static List<String> readNames(DataInputStream in) throws IOException {
        var names = new ArrayList<String>();
        for (var left = ZigZagVarint.read(in); left > 0; left--) {
            names.add(in.readUTF());
        }
        return names;
    }

    private static Map<String, Duration> readPhases(DataInputStream in, List<String> names) throws IOException {
        var phases = new LinkedHashMap<String, Duration>();
        for (var name : names) {
            phases.put(name, ColumnFormat.duration(ZigZagVarint.read(in)));
        }
        return phases;
    }

    private static int checksum(byte[] bytes, int from) {
        var sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }
}
