// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.blackbox.FickleApi.Mood;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real API that becomes slow, watched by the packaged program that knows a week in which it was not. */
class SlownessIT {

    private static final int ENOUGH = 10;

    @TempDir
    private Path folder;

    @Test
    void anApiThatIsSlowerThanInItsOwnPastIsANoteAndNoCause() {
        try (var api = new FickleApi();
                var sidecar = PackagedSidecar.start(folder, """
                        faultline:
                          app: checkout
                          network: { enabled: false }
                          dependencies:
                            search: { kind: http, url: "%s", interval: 1s, timeout: 9s, slow-above: 8s }
                        """.formatted(api.url()))) {
            sidecar.awaitStatus("search", "UP");
            api.answers(Mood.SLOWLY);
            var from = Instant.now();
            await().atMost(PATIENCE)
                    .until(() -> sidecar.observations("search", "from=" + from.toEpochMilli())
                                    .size()
                            > ENOUGH);
            var to = Instant.now();

            assertThat(notes(sidecar, from, to)).noneMatch(each -> each.contains("than usual"));

            sidecar.postObservations(week(from, Duration.between(from, to)));

            assertThat(notes(sidecar, from, to))
                    .anyMatch(
                            each -> each.startsWith("search was up, but took longer to respond than usual: 7")
                                    && each.endsWith(
                                            "against 4 ms in 21 similar windows at this time of day before; none of them was as slow."));
            assertThat(sidecar.verdict(from, to).get("suspects")).isEmpty();
            assertThat(sidecar.verdict(from, to, "max-lag=0s", "tolerance=0s")
                            .get("answer")
                            .asText())
                    .isEqualTo("DOES_NOT_COINCIDE");
            assertThat(sidecar.report(from, to)
                            .get("steps")
                            .get(3)
                            .get("details")
                            .toString())
                    .contains("took longer to respond than usual");
        }
    }

    private static List<String> notes(PackagedSidecar sidecar, Instant from, Instant to) {
        return StreamSupport.stream(sidecar.verdict(from, to).get("notes").spliterator(), false)
                .map(each -> each.asText())
                .toList();
    }

    /** Ten checks in each similar window of the seven days before. */
    private static List<String> week(Instant from, Duration length) {
        var rows = new ArrayList<String>();
        for (var day = 1; day < 8; day++) {
            for (var hour = -1; hour < 2; hour++) {
                var start = from.minus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
                for (var check = 0; check < ENOUGH; check++) {
                    rows.add("{\"dependency\": \"search\", \"at\": \"%s\", \"status\": \"UP\", \"durationMs\": 4}"
                            .formatted(start.plus(length.multipliedBy(check).dividedBy(ENOUGH))));
                }
            }
        }
        return rows;
    }
}
