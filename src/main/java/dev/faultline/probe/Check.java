package dev.faultline.probe;

import dev.faultline.dependency.Dependency;

/**
 * A dependency together with how it is looked at. Two equal checks are the same work: a reload leaves such a one alone.
 *
 * @param dependency what is looked at, and at what pace
 * @param spec the settings of its kind
 * @param factory the kind
 * @param <S> the settings of the kind
 */
public record Check<S extends ProbeSpec>(Dependency dependency, S spec, ProbeFactory<S> factory) {

    /** Whether the other looks at the same thing in the same way, be it at another pace. */
    public boolean isSameLook(Check<?> other) {
        return spec.equals(other.spec()) && factory.equals(other.factory());
    }

    /** A new probe; the caller closes it. */
    public Probe open() {
        return factory.open(spec);
    }
}
