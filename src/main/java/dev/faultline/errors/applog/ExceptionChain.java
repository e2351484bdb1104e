// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The exceptions that caused each other, while their lines are being read. Bounded. Not thread-safe. */
final class ExceptionChain {

    private static final int MOST_LINKS = 8;

    private final List<ChainedException> links = new ArrayList<>();
    private boolean isRootFirst;

    /** Adds the next one. Of a chain that is too long the middle is left out: its ends say the most. */
    void add(ChainedException link) {
        if (links.size() == MOST_LINKS) {
            links.remove(MOST_LINKS / 2);
        }
        links.add(link);
    }

    /** Says that each was caused by the one before, not by the one after. */
    void beginsAtTheRoot() {
        isRootFirst = true;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    /** The one that was added last. */
    ChainedException last() {
        return links.get(links.size() - 1);
    }

    /** What they are together, if there are any: one that is named nowhere counts too, if it has frames. */
    Optional<LoggedException> thrown() {
        var chain = new ArrayList<>(links);
        if (isRootFirst) {
            Collections.reverse(chain);
        }
        chain.removeIf(link -> link.type().isEmpty() && !link.hasFrames());
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        var root = chain.get(chain.size() - 1);
        var wrapper = chain.size() < 2
                ? Optional.<String>empty()
                : Optional.of(chain.get(chain.size() - 2).text());
        return Optional.of(new LoggedException(
                chain.stream()
                        .map(link -> link.type().isEmpty() ? "?" : link.type())
                        .toList(),
                root.message(),
                wrapper,
                root.frames()));
    }
}
