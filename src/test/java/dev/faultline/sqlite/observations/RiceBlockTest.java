// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocks of the first format beside the same observations in the present one, both as they were once written. */
class RiceBlockTest {

    private record BlockPair(byte[] first, byte[] present) {}

    @Test
    void blocksOfBothFormatsAreReadAlike() throws IOException {
        for (var pair : pairs()) {
            assertThat(pair.first()[0]).isEqualTo((byte) 1);
            assertThat(pair.present()[0]).isEqualTo((byte) 2);

            assertThat(PackedBlock.unpack("db", pair.first()))
                    .isNotEmpty()
                    .isEqualTo(PackedBlock.unpack("db", pair.present()));
        }
    }

    @Test
    void flippedBitsAreRefusedOrReadAsSomethingElseButNeverBreakTheReader() throws IOException {
        var random = new Random(9);
        for (var pair : pairs()) {
            for (var i = 0; i < 50; i++) {
                var flipped = pair.first().clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

                var thrown = catchThrowable(() -> PackedBlock.unpack("db", flipped));

                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    private static List<BlockPair> pairs() throws IOException {
        try (var in = RiceBlockTest.class.getResourceAsStream("/store/blocks.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .map(pair -> new BlockPair(decoded(pair[0]), decoded(pair[1])))
                    .toList();
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}
