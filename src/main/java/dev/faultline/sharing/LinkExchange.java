// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import java.util.function.Consumer;

/** Something that needs Redis. */
@FunctionalInterface
interface LinkExchange {

    void run() throws LinkDown;

    /** Runs it; gives the trouble, if there is any. */
    default void orElse(Consumer<LinkDown> onDown) {
        try {
            run();
        } catch (LinkDown down) {
            onDown.accept(down);
        }
    }
}
