// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCacheTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SignatureCache signatures = new SignatureCache(CollectedLines.masking());

    private static LogEntry entry(String message) {
        return new LogEntry(Optional.of(NOON), LogSeverity.ERROR, message, Optional.empty(), Optional.empty());
    }

    private static LogEntry thrown(String message, String... frames) {
        var thrown = new LoggedException(List.of("a.B", "c.D"), message, Optional.empty(), List.of(frames));
        return new LogEntry(Optional.of(NOON), LogSeverity.ERROR, "", Optional.empty(), Optional.of(thrown));
    }

    @Test
    void theIdIsTheSameAfterARestart() {
        var id = signatures.of(thrown("x", "a.b"), NOON).id();

        assertThat(id)
                .isEqualTo(new SignatureCache(CollectedLines.masking())
                        .of(thrown("y", "a.b"), NOON)
                        .id());
        assertThat(id).matches("[0-9a-f]{12}");
    }

    @Test
    void otherPlacesAndOtherWordsAreOtherSignatures() {
        var ids = new HashSet<String>();
        for (var each :
                List.of(thrown("x", "a.b"), thrown("x", "a.c"), thrown("x"), thrown("y"), entry("x"), entry("y"))) {
            ids.add(signatures.of(each, NOON).id());
        }

        assertThat(ids).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            order 17 failed after 250 ms | order * failed after * ms
            order 5f7c1c6e-2d0f-4b42-9d3d-0f7a1d1c7c11 is gone | order * is gone
            order deadbeef-dead-beef-dead-beefdeadbeef is gone | order * is gone
            at 0xc000010250 with 'a b' and "c" | at * with * and *
            can't reach 10.0.0.5:5432 | can't reach *
            mail of a.b@c.example bounced | mail of *** bounced
            """)
    void whatVariesIsTakenOut(String message, String text) {
        assertThat(signatures.of(entry(message), NOON).text()).isEqualTo(text);
    }

    @Test
    void tooManyDifferentOnesHaveOneInCommonUntilTheOldOnesAreForgotten() {
        var ids = new HashSet<ErrorSignature>();
        for (var i = 0; i < 2_000; i++) {
            ids.add(signatures.of(entry("word".repeat(1 + i / 100) + "x".repeat(1 + i % 100)), NOON));
        }

        assertThat(ids).hasSize(1_001).contains(SignatureCache.REST);
        assertThat(signatures.of(entry("new"), NOON.plus(Duration.ofHours(2)))).isNotEqualTo(SignatureCache.REST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.base/java.net.Socket.connect(Socket.java:751) | java.net.Socket.connect
            app//com.acme.Orders.place(Orders.java:1) | com.acme.Orders.place
            com.acme.Orders$$Lambda/0x00007f1c.run(Unknown Source) | com.acme.Orders.run
            com.acme.Orders$$Lambda$123/0x0000000800.run(Unknown Source) | com.acme.Orders.run
            com.acme.Orders$$EnhancerBySpringCGLIB$$1a2b.place(<generated>) | com.acme.Orders.place
            com.acme.Orders_Subclass.place$$superforward1(Unknown Source) | com.acme.Orders.place
            com.acme.Orders.lambda$place$3(Orders.java:9) | com.acme.Orders.lambda$place$
            jdk.proxy2/jdk.proxy2.$Proxy34.find(Unknown Source) | jdk.proxy2.$Proxy.find
            async placeOrder (/app/orders.js:1:2) | placeOrder
            /app/dist/orders.js:10:11 | orders.js
            """)
    void framesAreWithoutWhatIsMadeUpAnew(String place, String frame) {
        assertThat(StackFrame.after(place)).isEqualTo(frame);
    }
}
