// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.settings.PageUrl;
import java.util.Optional;

/**
 * Who tells.
 *
 * @param app the app this instance stands beside
 * @param instance the name of this instance, in Kubernetes that of the pod
 * @param namespace of the pod, if it is in one
 * @param page where people open its page, if that is known
 */
public record EventSender(String app, String instance, Optional<String> namespace, Optional<PageUrl> page) {

    /** The page at what the event is about. */
    Optional<String> link(LiveEvent event) {
        return page.map(url -> event instanceof LiveEvent.OfWindow window
                ? url.incident(window.incident().id())
                : url.home());
    }

    /** The instance and its namespace in words. */
    String place() {
        return instance + namespace.map(name -> " in " + name).orElse("");
    }
}
