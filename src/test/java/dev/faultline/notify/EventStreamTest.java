// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final EventStream events = new EventStream(() -> START);
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoListensHearsEverythingFromThenOn() {
        publish("before");
        var listening = listen(Optional.empty());
        publish("one");
        publish("two");
        listening.end();
        publish("after");

        assertThat(heard).containsExactly("complete", "one", "two");
    }

    @Test
    void whoComesBackIsToldWhatWasMissedAndNothingTwice() {
        var ids = new ArrayList<String>();
        events.listen(Optional.empty(), nothing -> {}, each -> ids.add(each.id()));
        publish("one");
        publish("two");
        publish("three");

        listen(Optional.of(ids.get(0)));
        publish("four");

        assertThat(heard).containsExactly("two", "three", "complete", "four");
    }

    @Test
    void theLastIdStandsForEverythingSoFar() {
        var first = events.lastId();
        publish("one");
        var second = events.lastId();
        publish("two");

        listen(Optional.of(second));
        listen(Optional.of(first));

        assertThat(heard).containsExactly("two", "complete", "one", "two", "complete");
    }

    @Test
    void whoWasAwayForTooLongIsToldThatMoreMayHaveBeenMissed() {
        var ids = new ArrayList<String>();
        events.listen(Optional.empty(), nothing -> {}, each -> ids.add(each.id()));
        publish("one");
        for (var i = 0; i < 1_001; i++) {
            publish("n" + i);
        }

        listen(Optional.of(ids.get(0)));

        assertThat(heard).hasSize(1_001).startsWith("n1").endsWith("incomplete");
    }

    @Test
    void anIdOfAnotherRunSaysThatSomethingMayHaveBeenMissed() {
        var ids = new ArrayList<String>();
        var before = new EventStream(() -> START.minusSeconds(60));
        before.listen(Optional.empty(), nothing -> {}, each -> ids.add(each.id()));
        before.publish(change("old"));
        publish("one");

        listen(Optional.of(ids.get(0)));
        listen(Optional.of("nonsense"));

        assertThat(heard).containsExactly("incomplete", "incomplete");
    }

    private EventStream.Listening listen(Optional<String> heardLast) {
        return events.listen(
                heardLast,
                missed -> {
                    missed.events().forEach(each -> heard.add(each.event().subject()));
                    heard.add(missed.complete() ? "complete" : "incomplete");
                },
                each -> heard.add(each.event().subject()));
    }

    private void publish(String subject) {
        events.publish(change(subject));
    }

    private static LiveEvent change(String subject) {
        return new LiveEvent.OfChange(new Change(START, ChangeKind.DEPLOY, subject, "", ""));
    }
}
