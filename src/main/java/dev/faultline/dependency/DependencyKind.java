// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a dependency, by its name in the config file ({@code postgresql}, {@code http}, …).
 *
 * @param name lower-case, as written in the config file and in every answer
 */
public record DependencyKind(String name) {

    /** A dependency that is probed by somebody else and known only through posted observations. */
    public static final DependencyKind EXTERNAL = new DependencyKind("external");

    /** The pod's own way out: its resolver and its gateway. Built in, never configured under {@code dependencies}. */
    public static final DependencyKind NETWORK = new DependencyKind("network");

    /** One of the app's own routes, asked by the sidecar. No dependency of the app: no verdict is about it. */
    public static final DependencyKind ROUTE = new DependencyKind("route");

    /** A path in the pod. */
    public static final DependencyKind FILE = new DependencyKind("file");

    /** Variables and secret files in the pod. */
    public static final DependencyKind ENV = new DependencyKind("env");

    /** What the app itself says of its dependencies: a document that is no dependency, and its components, which are. */
    public static final DependencyKind APP_HEALTH = new DependencyKind("app-health");

    public static final DependencyKind POSTGRESQL = new DependencyKind("postgresql");

    public DependencyKind {
        Objects.requireNonNull(name);
    }

    /** Whether it lies in the pod itself and is reached without the network. */
    public boolean isLocal() {
        return equals(FILE) || equals(ENV);
    }

    /** By hand: a verdict asks for it hundreds of times, and what the compiler makes of a record is slow in a native image. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DependencyKind that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
