// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionSpansTest {

    private static final int POSITIONS = 80;

    /** Positions, and the slow twin of them. */
    private record TwinPositions(PositionSpans spans, BitSet bits) {

        static TwinPositions of(SplittableRandom random) {
            var twins = new TwinPositions(new PositionSpans(), new BitSet());
            var begin = random.nextInt(20);
            while (begin < POSITIONS) {
                var end = Math.min(begin + random.nextInt(9), POSITIONS);
                twins.spans.add(begin, end);
                twins.bits.set(begin, end);
                begin += random.nextInt(12);
            }
            return twins;
        }
    }

    @Test
    void spansAreThePositionsThatBitsAre() {
        for (var seed = 0; seed < 20_000; seed++) {
            var random = new SplittableRandom(seed);
            var one = TwinPositions.of(random);
            var other = TwinPositions.of(random);
            var third = TwinPositions.of(random);
            var both = (BitSet) one.bits.clone();
            both.and(other.bits);
            var rest = (BitSet) one.bits.clone();
            rest.andNot(other.bits);
            var any = (BitSet) one.bits.clone();
            any.or(other.bits);
            any.or(third.bits);

            assertThat(bits(one.spans)).as("seed %d", seed).isEqualTo(one.bits);
            assertThat(one.spans.count()).isEqualTo(one.bits.cardinality());
            assertThat(one.spans.isEmpty()).isEqualTo(one.bits.isEmpty());
            assertThat(one.spans.countIn(other.spans)).isEqualTo(both.cardinality());
            assertThat(bits(one.spans.in(other.spans))).isEqualTo(both);
            assertThat(bits(one.spans.without(other.spans))).as("seed %d", seed).isEqualTo(rest);
            assertThat(bits(PositionSpans.anyOf(List.of(one.spans, other.spans, third.spans))))
                    .isEqualTo(any);
        }
    }

    @Test
    void noTwoSpansTouch() {
        for (var seed = 0; seed < 1_000; seed++) {
            var spans = TwinPositions.of(new SplittableRandom(seed)).spans;
            for (var span = 1; span < spans.spans(); span++) {
                assertThat(spans.begin(span)).isGreaterThan(spans.end(span - 1));
            }
        }
    }

    @Test
    void whatComesTooLateIsRefused() {
        var spans = PositionSpans.of(10, 20);

        assertThatThrownBy(() -> spans.add(9, 12)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BitSet bits(PositionSpans spans) {
        var bits = new BitSet();
        for (var span = 0; span < spans.spans(); span++) {
            bits.set(spans.begin(span), spans.end(span));
        }
        return bits;
    }
}
