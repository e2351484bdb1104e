package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Observations of one dependency in a few bytes each; their phases are left out.
 *
 * <p>In this order: the format (1 byte), how many observations, how many bytes the dictionary takes, the dictionary of
 * {@link SharedFields}es (deflated), and then bits: how far each start is off the steady cadence, how far each duration is
 * off the usual one, and, whenever the likeness changes, which one follows and for how many observations.
 */
final class PackedBlock {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES + Integer.BYTES;

    private PackedBlock() {}

    /**
     * @param observations at least one, of one dependency, in the precision of the store, strictly ascending by start
     */
    static byte[] pack(List<Observation> observations) {
        var indexes = new LinkedHashMap<SharedFields, Integer>();
        for (var observation : observations) {
            indexes.putIfAbsent(SharedFields.of(observation), indexes.size());
        }
        var likenesses = List.copyOf(indexes.keySet());
        var dictionary = deflated(likenesses);

        var bits = new BitWriter();
        var cadence = new IntervalCodec(likenesses.get(0).interval().toMillis());
        var latencies = LatencyCodec.each(likenesses);
        var choices = new RunLengthCodec();
        var previous = 0L;
        for (int i = 0, left = 0; i < observations.size(); i++, left--) {
            var observation = observations.get(i);
            var likeness = SharedFields.of(observation);
            var index = indexes.getOrDefault(likeness, 0);
            if (left == 0) {
                left = lengthOfStretch(observations, i, likeness);
                choices.write(bits, index, left);
            }
            var start = observation.startedAt().toEpochMilli();
            if (i == 0) {
                bits.write(start, Long.SIZE);
            } else {
                cadence.write(bits, start - previous);
            }
            latencies.get(index).write(bits, ColumnFormat.micros(observation.duration()));
            previous = start;
        }
        return assembled(observations.size(), dictionary, bits.toBytes());
    }

    /** Is shown the observations of a block, by start. */
    interface Visitor {
        void visit(SharedFields likeness, long startMillis, long durationMicros);
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a block
     */
    static List<Observation> unpack(String dependency, byte[] bytes) {
        var observations = new ArrayList<Observation>();
        walk(
                dependency,
                bytes,
                (likeness, startMillis, durationMicros) -> observations.add(likeness.at(
                        dependency, Instant.ofEpochMilli(startMillis), ColumnFormat.duration(durationMicros))));
        return observations;
    }

    /**
     * Shows a block's observations without making them.
     *
     * @throws IllegalArgumentException if these are not the bytes of a block
     */
    static void walk(String dependency, byte[] bytes, Visitor visitor) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("a block of an unknown format");
            }
            var count = in.readInt();
            var dictionaryLength = in.readInt();
            var likenesses = inflated(in.readNBytes(dictionaryLength));
            walk(count, likenesses, new BitReader(bytes, HEADER + dictionaryLength), visitor);
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalArgumentException("a damaged block of " + dependency, damaged);
        }
    }

    private static void walk(int count, List<SharedFields> likenesses, BitReader bits, Visitor visitor) {
        var cadence = new IntervalCodec(likenesses.get(0).interval().toMillis());
        var latencies = LatencyCodec.each(likenesses);
        var choices = new RunLengthCodec();
        var start = 0L;
        for (int i = 0, left = 0; i < count; i++, left--) {
            if (left == 0) {
                left = choices.read(bits);
            }
            start = i == 0 ? bits.read(Long.SIZE) : start + cadence.read(bits);
            var duration = latencies.get(choices.index()).read(bits);
            visitor.visit(likenesses.get(choices.index()), start, duration);
        }
    }

    private static int lengthOfStretch(List<Observation> observations, int from, SharedFields likeness) {
        var to = from + 1;
        while (to < observations.size() && SharedFields.of(observations.get(to)).equals(likeness)) {
            to++;
        }
        return to - from;
    }

    private static byte[] assembled(int count, byte[] dictionary, byte[] bits) {
        try (var bytes = new ByteArrayOutputStream(HEADER + dictionary.length + bits.length);
                var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(count);
            out.writeInt(dictionary.length);
            out.write(dictionary);
            out.write(bits);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] deflated(List<SharedFields> likenesses) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(likenesses.size());
            for (var likeness : likenesses) {
                likeness.write(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<SharedFields> inflated(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            var count = in.readInt();
            var likenesses = new ArrayList<SharedFields>();
            for (var i = 0; i < count; i++) {
                likenesses.add(SharedFields.read(in));
            }
            return likenesses;
        }
    }
}
