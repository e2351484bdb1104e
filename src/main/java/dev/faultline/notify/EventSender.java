// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.settings.PageUrl;
import java.util.Optional;

/**
 * Who tells.
 *
 * @param app the app this instance stands beside
 * @param instance the name of this instance
 * @param page where people open its page, if that is known
 */
public record EventSender(String app, String instance, Optional<PageUrl> page) {

    /** The page at what the event is about. */
    Optional<String> link(LiveEvent event) {
        return page.map(url -> event instanceof LiveEvent.OfWindow window
                ? url.incident(window.incident().id())
                : url.home());
    }
}
