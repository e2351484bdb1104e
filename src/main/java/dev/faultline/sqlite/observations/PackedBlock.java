// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Observations of one dependency in two or three bytes each; their phases are left out.
 *
 * <p>The format (1 byte), and then, deflated with a checksum: how many observations; how many {@link SharedFields} and
 * each of them; which of them follow one another and for how many observations; how far each start is off the interval
 * after the one before; and how far each duration is off the one before of the same failure class, the last bytes of all
 * behind the rest of all. Numbers are {@linkplain ZigZagVarint varints}. {@link RiceBlock} reads the format before.
 */
public final class PackedBlock {

    private static final byte FORMAT = 2;

    private PackedBlock() {}

    /** Is shown the observations of a block, by start. */
    interface Visitor {
        void visit(SharedFields shared, long startMillis, long durationMicros);
    }

    /**
     * The bytes of a block.
     *
     * @param observations at least one, of one dependency, in the precision of the store, strictly ascending by start
     */
    public static byte[] pack(List<Observation> observations) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        try (var out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes)))) {
            ZigZagVarint.write(out, observations.size());
            writeShared(out, observations);
            writeStarts(out, observations);
            writeDurations(out, observations);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeShared(DataOutputStream out, List<Observation> observations) throws IOException {
        var indexes = new LinkedHashMap<SharedFields, Integer>();
        for (var observation : observations) {
            indexes.putIfAbsent(SharedFields.of(observation), indexes.size());
        }
        ZigZagVarint.write(out, indexes.size());
        for (var shared : indexes.keySet()) {
            shared.write(out);
        }
        for (int from = 0, to; from < observations.size(); from = to) {
            var shared = SharedFields.of(observations.get(from));
            to = from + 1;
            while (to < observations.size()
                    && SharedFields.of(observations.get(to)).equals(shared)) {
                to++;
            }
            ZigZagVarint.write(out, indexes.getOrDefault(shared, 0));
            ZigZagVarint.write(out, to - from);
        }
    }

    private static void writeStarts(DataOutputStream out, List<Observation> observations) throws IOException {
        var expected = 0L;
        for (var observation : observations) {
            var start = observation.startedAt().toEpochMilli();
            ZigZagVarint.write(out, start - expected);
            expected = start + observation.interval().toMillis();
        }
    }

    private static void writeDurations(DataOutputStream out, List<Observation> observations) throws IOException {
        var before = new EnumMap<FailureClass, Long>(FailureClass.class);
        // The last bytes are noise: apart, they do not spoil what the others have in common.
        var noise = new byte[observations.size()];
        for (var i = 0; i < noise.length; i++) {
            var observation = observations.get(i);
            var micros = ColumnFormat.micros(observation.duration());
            var off = micros - before.getOrDefault(observation.failure(), 0L);
            ZigZagVarint.write(out, off >> Byte.SIZE);
            noise[i] = (byte) off;
            before.put(observation.failure(), micros);
        }
        out.write(noise);
    }

    /**
     * The observations of a block, by start, without their phases.
     *
     * @throws IllegalArgumentException if these are not the bytes of a block
     */
    public static List<Observation> unpack(String dependency, byte[] bytes) {
        var observations = new ArrayList<Observation>();
        walk(
                dependency,
                bytes,
                (shared, startMillis, durationMicros) -> observations.add(shared.at(
                        dependency, Instant.ofEpochMilli(startMillis), ColumnFormat.duration(durationMicros))));
        return observations;
    }

    /**
     * Shows a block's observations without making them.
     *
     * @throws IllegalArgumentException if these are not the bytes of a block
     */
    static void walk(String dependency, byte[] bytes, Visitor visitor) {
        try {
            var format = bytes[0];
            if (format == RiceBlock.FORMAT) {
                RiceBlock.walk(bytes, visitor);
            } else if (format == FORMAT) {
                read(bytes, visitor);
            } else {
                throw new IllegalArgumentException("a block of an unknown format");
            }
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalArgumentException("a damaged block of " + dependency, damaged);
        }
    }

    private static void read(byte[] bytes, Visitor visitor) throws IOException {
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
            // All at once, so that the checksum is compared before anything of it is shown.
            var content = inflated.readAllBytes();
            var in = new DataInputStream(new ByteArrayInputStream(content));
            var count = ZigZagVarint.read(in);
            if (count < 0 || count > content.length) {
                throw new IOException("more observations than bytes");
            }
            var shared = readShared(in, (int) count);
            var starts = readStarts(in, shared);
            var durations = readDurations(in, shared);
            for (var i = 0; i < starts.length; i++) {
                visitor.visit(shared.get(i), starts[i], durations[i]);
            }
        }
    }

    /** What each observation shares with others. */
    private static List<SharedFields> readShared(DataInputStream in, int count) throws IOException {
        var distinct = new ArrayList<SharedFields>();
        for (var left = ZigZagVarint.read(in); left > 0; left--) {
            distinct.add(SharedFields.read(in));
        }
        var each = new ArrayList<SharedFields>(count);
        while (each.size() < count) {
            var shared = distinct.get((int) ZigZagVarint.read(in));
            for (var left = ZigZagVarint.read(in); left > 0 && each.size() < count; left--) {
                each.add(shared);
            }
        }
        return each;
    }

    private static long[] readStarts(DataInputStream in, List<SharedFields> shared) throws IOException {
        var starts = new long[shared.size()];
        var expected = 0L;
        for (var i = 0; i < starts.length; i++) {
            starts[i] = expected + ZigZagVarint.read(in);
            expected = starts[i] + shared.get(i).interval().toMillis();
        }
        return starts;
    }

    private static long[] readDurations(DataInputStream in, List<SharedFields> shared) throws IOException {
        var durations = new long[shared.size()];
        for (var i = 0; i < durations.length; i++) {
            durations[i] = ZigZagVarint.read(in) << Byte.SIZE;
        }
        var before = new EnumMap<FailureClass, Long>(FailureClass.class);
        for (var i = 0; i < durations.length; i++) {
            var failure = shared.get(i).failure();
            durations[i] += in.readUnsignedByte() + before.getOrDefault(failure, 0L);
            before.put(failure, durations[i]);
        }
        return durations;
    }
}
