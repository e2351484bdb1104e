// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvConfTest {

    private static final ResolvConf OF_A_POD = ResolvConf.parse(List.of(
            "# generated",
            "search shop.svc.cluster.local svc.cluster.local",
            "nameserver 10.96.0.10",
            "nameserver fd00::10",
            "nameserver not-an-address",
            "options ndots:5 timeout:2"));

    @Test
    void theFileOfAPodIsRead() {
        assertThat(OF_A_POD.servers())
                .containsExactly(new InetSocketAddress("10.96.0.10", 53), new InetSocketAddress("fd00::10", 53));
        assertThat(OF_A_POD.search()).containsExactly("shop.svc.cluster.local", "svc.cluster.local");
        assertThat(OF_A_POD.ndots()).isEqualTo(5);
        assertThat(OF_A_POD.edns()).isFalse();
        assertThat(ResolvConf.parse(List.of("options ndots:2 edns0")).edns()).isTrue();
    }

    @Test
    void aNameWithFewDotsIsSearchedForFirst() {
        assertThat(OF_A_POD.candidates("orders"))
                .containsExactly("orders.shop.svc.cluster.local.", "orders.svc.cluster.local.", "orders.");
    }

    @Test
    void aNameWithManyDotsIsTriedAsItIsFirst() {
        assertThat(OF_A_POD.candidates("a.b.c.d.e.f").get(0)).isEqualTo("a.b.c.d.e.f.");
    }

    @Test
    void aNameWithADotAtItsEndIsNotSearchedFor() {
        assertThat(OF_A_POD.candidates("orders.")).containsExactly("orders.");
    }
}
