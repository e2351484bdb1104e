// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.util.stream.Stream;

/** Monitors for very many keys: a key always has the same one, others may share it. Thread-safe. */
public final class StripedLock {

    private final Object[] monitors;

    public StripedLock(int stripes) {
        this.monitors = Stream.generate(Object::new).limit(stripes).toArray();
    }

    /** To be synchronized on. */
    public Object of(Object key) {
        return monitors[Math.floorMod(key.hashCode(), monitors.length)];
    }
}
