// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.FailureClass;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * Reads blocks of the first format, which older stores hold; nothing writes them any more.
 *
 * <p>In this order: the format (1 byte), how many observations, how many bytes the {@link SharedFields} take, these
 * (deflated), and then bits: how far each start is off the steady interval, how far each duration is off the usual one,
 * and, whenever the shared fields change, which ones follow and for how many observations.
 */
final class RiceBlock {

    static final byte FORMAT = 1;

    private static final int HEADER = 1 + Integer.BYTES + Integer.BYTES;

    private RiceBlock() {}

    /** Shows its observations, as far as they can be read. */
    static void walk(byte[] bytes, PackedBlock.Visitor visitor) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
            var count = in.readInt();
            var sharedLength = in.readInt();
            var shared = shared(in.readNBytes(sharedLength));
            walk(count, shared, new Bits(bytes, HEADER + sharedLength), visitor);
        }
    }

    private static List<SharedFields> shared(byte[] deflated) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(deflated)))) {
            var shared = new ArrayList<SharedFields>();
            for (var left = in.readInt(); left > 0; left--) {
                shared.add(SharedFields.read(in));
            }
            return shared;
        }
    }

    private static void walk(int count, List<SharedFields> shared, Bits bits, PackedBlock.Visitor visitor) {
        var starts = new Starts(shared.get(0).interval().toMillis());
        var durations = new EnumMap<FailureClass, Durations>(FailureClass.class);
        var indexes = new RiceCode(1);
        var lengths = new RiceCode(8);
        var index = 0;
        for (int i = 0, left = 0; i < count; i++, left--) {
            if (left == 0) {
                index += (int) indexes.next(bits);
                left = (int) lengths.next(bits);
            }
            var start = starts.next(bits);
            var fields = shared.get(index);
            var duration = durations
                    .computeIfAbsent(fields.failure(), failure -> new Durations())
                    .next(bits);
            visitor.visit(fields, start, duration);
        }
    }

    /** Each is what it is off a steady step, which changes only when one is off by more than an eighth. */
    private static final class Starts {

        private final RiceCode offs = new RiceCode(4);
        private long steady;
        private long start;
        private boolean first = true;

        private Starts(long interval) {
            this.steady = interval;
        }

        long next(Bits bits) {
            if (first) {
                first = false;
                start = bits.next(Long.SIZE);
                return start;
            }
            var off = offs.next(bits);
            var step = steady + off;
            if (Math.abs(off) > steady / 8) {
                steady = step;
            }
            start += step;
            return start;
        }
    }

    /** Each is what it is off a slow mean of those before that single outliers hardly move. */
    private static final class Durations {

        private static final int SLOWNESS = 8;

        private final RiceCode offs = new RiceCode(1_000);
        private long usual;
        private boolean first = true;

        long next(Bits bits) {
            var most = 4 * offs.spread();
            var off = offs.next(bits);
            var micros = usual + off;
            usual += first ? off : Math.max(-most, Math.min(most, off)) / SLOWNESS;
            first = false;
            return micros;
        }
    }

    /**
     * Numbers that scatter around zero: a Rice code (Rice and Plaunt, 1971) whose parameter follows the mean of the numbers
     * so far, as in JPEG-LS (ITU-T T.87, A.5.1).
     */
    private static final class RiceCode {

        private static final int LONGEST_UNARY = 24;
        private static final int MEMORY = 32;

        private long sum;
        private int seen = 1;

        /**
         * @param expected the magnitude of the first numbers, roughly
         */
        private RiceCode(long expected) {
            this.sum = expected;
        }

        long next(Bits bits) {
            var width = width();
            var quotient = 0L;
            while (quotient < LONGEST_UNARY && bits.next(1) == 1) {
                quotient++;
            }
            var folded = quotient < LONGEST_UNARY ? (quotient << width) | bits.next(width) : bits.next(Long.SIZE);
            learn(folded);
            return (folded >>> 1) ^ -(folded & 1);
        }

        /** About the magnitude of the numbers lately. */
        long spread() {
            return 1L << width();
        }

        private int width() {
            var width = 0;
            while (((long) seen << width) < sum) {
                width++;
            }
            return width;
        }

        private void learn(long folded) {
            var most = 8 * (sum / seen) + 16;
            sum += folded < 0 ? most : Math.min(folded, most);
            seen++;
            if (seen == MEMORY) {
                seen /= 2;
                sum /= 2;
            }
            sum = Math.min(sum, 1L << 45);
        }
    }

    /** Numbers of any width, the highest bit first. */
    private static final class Bits {

        private final byte[] bytes;
        private int position;
        private int left = 8;

        private Bits(byte[] bytes, int offset) {
            this.bytes = bytes;
            this.position = offset;
        }

        long next(int width) {
            var number = 0L;
            var wanted = width;
            while (wanted > 0) {
                if (left == 0) {
                    position++;
                    left = 8;
                }
                var taken = Math.min(left, wanted);
                var part = (bytes[position] >>> (left - taken)) & ((1 << taken) - 1);
                number = (number << taken) | part;
                left -= taken;
                wanted -= taken;
            }
            return number;
        }
    }
}
