// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentNotesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whatIsAddedIsSortedInByTime() {
        var early = new IncidentAnnotation(NOON, "seen");
        var late = new IncidentAnnotation(NOON.plusSeconds(60), "failed over");
        var between = new IncidentAnnotation(NOON.plusSeconds(30), "called them");

        var notes = new IncidentNotes("down", List.of(early, late), List.of()).and(List.of(between), List.of());

        assertThat(notes).isEqualTo(new IncidentNotes("down", List.of(early, between, late), List.of()));
    }

    @Test
    void aLinkThatIsThereAlreadyIsNotAddedAgain() {
        var notes = new IncidentNotes("", List.of(), List.of("a", "b")).and(List.of(), List.of("c", "a", "c"));

        assertThat(notes.links()).containsExactly("a", "b", "c");
    }
}
