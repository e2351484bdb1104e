// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.scheduler.ProbeListener;
import java.util.function.Consumer;

/** Has the store remember the dependencies that nobody configured, before anything is observed of them. */
record AppearedDependencies(Consumer<Dependency> store) implements ProbeListener {

    @Override
    public void appeared(Dependency dependency) {
        store.accept(dependency);
    }
}
