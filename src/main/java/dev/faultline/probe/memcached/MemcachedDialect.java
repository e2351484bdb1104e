// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProtocolLines;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;

/** What a memcached is asked, in one of its two protocols. What it refuses fails with its class. */
interface MemcachedDialect {

    Future<Void> signIn(String username, String password);

    /** The value of a key; empty if it has none. */
    Future<Optional<String>> get(String key);

    /** Stores a value that it may forget after a minute. */
    Future<Void> store(String key, String value);

    Future<Void> delete(String key);

    /** Ends the conversation; there is no answer to it. */
    void quit();

    static NetworkFailure foreign() {
        return ProtocolLines.foreign("memcached");
    }

    /** What a server or the proxy before it says that it cannot do. */
    static NetworkFailure serverError(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.contains("out of memory") || text.contains("too many")) {
            return new NetworkFailure(FailureClass.CAPACITY, words);
        }
        var late = text.contains("timeout") || text.contains("timed out");
        return new NetworkFailure(late ? FailureClass.TIMEOUT : FailureClass.IO, words);
    }
}
