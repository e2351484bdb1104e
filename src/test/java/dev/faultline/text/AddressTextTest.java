// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    /** Examples of RFC 5952, sections 1 to 4, and the edges. */
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "fd00:10:0:0:0:0:0:3, fd00:10::3",
        "10:0:0:20:0:30:0:0, 10::20:0:30:0:0",
        "fe80:0:0:0:0:0:0:3%eth0, fe80::3%eth0",
        "fe80:0:0:0:0:0:0:0%2, fe80::%2",
        "fd00::3, fd00::3",
        "10.0.0.3, 10.0.0.3"
    })
    void theLongestStretchOfZerosIsLeftOut(String literal, String text) {
        assertThat(AddressText.of(literal)).isEqualTo(text);
    }

    @Test
    void itIsWhatNettyWritesForAnyAddress() throws Exception {
        var random = new Random(5952);
        for (var round = 0; round < 5_000; round++) {
            var bytes = new byte[16];
            random.nextBytes(bytes);
            for (var group = 0; group < 16; group += 2) {
                if (random.nextInt(3) > 0) {
                    bytes[group] = 0;
                    bytes[group + 1] = (byte) random.nextInt(2);
                }
            }
            var address = InetAddress.getByAddress(bytes);

            assertThat(AddressText.of(address)).isEqualTo(NetUtil.toAddressString(address));
        }
    }
}
