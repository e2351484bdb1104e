// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.util.List;

/**
 * A dependency as it could stand in the config file.
 *
 * @param lines its keys, {@code kind} first
 * @param remarks what is to be known or done about it, a sentence each
 * @param complete whether it works as it stands; else a person has to fill something in first, or to decide
 */
public record ProposedDependency(String name, List<ProposedLine> lines, List<String> remarks, boolean complete) {

    /**
     * One key.
     *
     * @param value as YAML
     * @param origin where it comes from; empty if from what was said before
     */
    public record ProposedLine(String key, String value, String origin) {}

    ProposedDependency(String name, List<ProposedLine> lines, List<String> remarks) {
        this(name, lines, remarks, true);
    }

    public ProposedDependency {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** The same, for a person to decide about. */
    ProposedDependency leftToAPerson() {
        return new ProposedDependency(name, lines, remarks, false);
    }

    ProposedDependency named(String other) {
        return new ProposedDependency(other, lines, remarks, complete);
    }
}
