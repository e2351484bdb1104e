// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.probe.file.InodeUsage;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What is known of a path, as evidence. */
final class PathEvidence {

    private PathEvidence() {}

    /** The evidence, with what is known of how the path looks and looked. */
    static EvidenceFields fields(EvidenceFields evidence, Optional<PathHistory> known) {
        known.ifPresent(history -> evidence.with("path", history.path())
                .with("looks", looks(history.latest()))
                .with(
                        "altered",
                        history.alterations().stream()
                                .map(alteration -> new EvidenceFields()
                                        .with("earliest", alteration.before().at())
                                        .with("latest", alteration.after().at())
                                        .with("what", alteration.words())
                                        .values())
                                .toList()));
        return evidence;
    }

    private static EvidenceFields looks(PathAppearance appearance) {
        var looks = new EvidenceFields().with("at", appearance.at()).with("type", appearance.type());
        if (!appearance.isThere()) {
            return looks;
        }
        return looks.with("owner", appearance.owner())
                .with("group", appearance.group())
                .with("mode", appearance.mode())
                .with("readOnly", appearance.readOnly())
                .with("modified", appearance.modified())
                .with("freeBytes", appearance.free() < 0 ? Optional.empty() : Optional.of(appearance.free()))
                .with("totalBytes", appearance.total() < 0 ? Optional.empty() : Optional.of(appearance.total()))
                .with("freeInodes", counted(appearance, InodeUsage::free))
                .with("totalInodes", counted(appearance, InodeUsage::total))
                .with("inodes", appearance.inodes().words());
    }

    private static Optional<Long> counted(PathAppearance appearance, ToLongFunction<InodeUsage> number) {
        return appearance.inodes().isCounted()
                ? Optional.of(number.applyAsLong(appearance.inodes()))
                : Optional.empty();
    }
}
