// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.notify.OngoingEvents.Ongoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells one message for each incident and change of its state: what fails meanwhile, or shortly before, is told with it. Not
 * thread-safe.
 *
 * <pre>
 *  status changes ──held──▶ wait is over: told
 *        │
 *        └── an incident opens: dropped, told with it; so are those that follow until it closes
 *
 *  incident opens ──held──▶ wait is over: told, with the verdict so far
 *                     │
 *                     └── it closes: told, then its end
 * </pre>
 */
final class EventGroup {

    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, NumberedEvent> held = new LinkedHashMap<>();

    /** What is to be told at once, in this order, and under which key it is held, if it is. */
    record Decision(List<NumberedEvent> now, Optional<String> heldAs) {

        static final Decision NOTHING = new Decision(List.of(), Optional.empty());

        static Decision now(NumberedEvent event) {
            return new Decision(List.of(event), Optional.empty());
        }
    }

    /** Notes what an event says of what is held, whether it is told or not. */
    void note(LiveEvent event) {
        if (event.type() == EventType.WINDOW_JUDGED) {
            held.computeIfPresent(event.subject(), (id, opened) -> judged(opened, event));
        }
    }

    /** Goes on with what began before: it is told already. */
    void resume(Ongoing ongoing) {
        ongoing.open().forEach(window -> open.add(window.subject()));
    }

    /** Takes an event that is to be told. */
    Decision take(NumberedEvent numbered) {
        var event = numbered.event();
        if (event instanceof LiveEvent.OfDependency) {
            return open.isEmpty() ? hold(numbered) : Decision.NOTHING;
        }
        return switch (event.type()) {
            case WINDOW_OPENED -> {
                held.values().removeIf(each -> each.event() instanceof LiveEvent.OfDependency);
                open.add(event.subject());
                yield hold(numbered);
            }
            // Then its opening is told with it.
            case WINDOW_JUDGED -> held.containsKey(event.subject()) ? Decision.NOTHING : Decision.now(numbered);
            case WINDOW_CLOSED -> {
                open.remove(event.subject());
                var both = new ArrayList<NumberedEvent>();
                Optional.ofNullable(held.remove(event.subject())).ifPresent(both::add);
                both.add(numbered);
                yield new Decision(both, Optional.empty());
            }
            default -> Decision.now(numbered);
        };
    }

    /** The event that is held under a key, once its wait is over; absent if it was dropped, or told already. */
    Optional<NumberedEvent> release(String key, NumberedEvent first) {
        var waiting = held.get(key);
        if (waiting == null || !waiting.id().equals(first.id())) {
            return Optional.empty();
        }
        held.remove(key);
        return Optional.of(waiting);
    }

    private Decision hold(NumberedEvent numbered) {
        var key = numbered.event().subject();
        // Down and up again within the wait: both are told, the earlier one now.
        var before = Optional.ofNullable(held.put(key, numbered));
        return new Decision(before.stream().toList(), Optional.of(key));
    }

    /** The opening with what is known of the incident by now. */
    private static NumberedEvent judged(NumberedEvent opened, LiveEvent judged) {
        return opened.event() instanceof LiveEvent.OfWindow before && judged instanceof LiveEvent.OfWindow after
                ? new NumberedEvent(opened.id(), new LiveEvent.OfWindow(before.at(), before.type(), after.incident()))
                : opened;
    }
}
