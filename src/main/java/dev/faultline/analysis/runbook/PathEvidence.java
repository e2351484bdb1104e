package dev.faultline.analysis.runbook;

import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.probe.file.InodeUsage;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What is known of a path, in words and as evidence. */
final class PathEvidence {

    private static final long MEBIBYTE = 1 << 20;

    private PathEvidence() {}

    /** How a path looks, in words. */
    static String words(PathAppearance look) {
        if (!look.isThere()) {
            return "absent";
        }
        var words = new ArrayList<String>();
        words.add(look.type());
        if (!look.mode().isEmpty()) {
            words.add("owner " + look.owner() + ":" + look.group());
            words.add("mode " + look.mode());
        }
        words.add(look.readOnly() ? "mounted read-only" : "mounted writable");
        if (look.free() >= 0) {
            words.add(look.free() / MEBIBYTE + " MiB of " + look.total() / MEBIBYTE + " MiB free");
        }
        words.add(look.inodes().words() + (look.inodes().areLow() ? ", under 1 %" : ""));
        return String.join(", ", words);
    }

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

    private static EvidenceFields looks(PathAppearance look) {
        var looks = new EvidenceFields().with("at", look.at()).with("type", look.type());
        if (!look.isThere()) {
            return looks;
        }
        return looks.with("owner", look.owner())
                .with("group", look.group())
                .with("mode", look.mode())
                .with("readOnly", look.readOnly())
                .with("modified", look.modified())
                .with("freeBytes", look.free() < 0 ? Optional.empty() : Optional.of(look.free()))
                .with("totalBytes", look.total() < 0 ? Optional.empty() : Optional.of(look.total()))
                .with("freeInodes", counted(look, InodeUsage::free))
                .with("totalInodes", counted(look, InodeUsage::total))
                .with("inodes", look.inodes().words());
    }

    private static Optional<Long> counted(PathAppearance look, ToLongFunction<InodeUsage> number) {
        return look.inodes().isCounted() ? Optional.of(number.applyAsLong(look.inodes())) : Optional.empty();
    }
}
