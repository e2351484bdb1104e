// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.notify.EventJson;
import dev.faultline.notify.EventSender;
import dev.faultline.notify.NumberedEvent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events as they are sent. However many listeners are behind, an event is in memory once, and only while it waits for one of
 * them: their backlogs together take no more than the events themselves. Thread-safe.
 */
final class SharedEvents {

    private static final int MOST = 2_000;

    private final Map<Key, WeakReference<OutboundSseEvent>> waiting = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, WeakReference<OutboundSseEvent>> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String id, EventSender sender) {}

    synchronized OutboundSseEvent form(NumberedEvent numbered, EventSender sender, Sse sse) {
        var key = new Key(numbered.id(), sender);
        var known = waiting.get(key);
        var event = known == null ? null : known.get();
        if (event == null) {
            event = sse.newEventBuilder()
                    .id(numbered.id())
                    .name(numbered.event().type().label())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(String.class, EventJson.of(numbered, sender).toString())
                    .build();
            waiting.put(key, new WeakReference<>(event));
        }
        return event;
    }
}
