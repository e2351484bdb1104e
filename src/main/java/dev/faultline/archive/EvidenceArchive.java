// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import dev.faultline.store.StoreUnavailable;
import java.io.IOException;
import java.util.List;

/** Gives out evidence of a span of time, and takes in that of another instance. Thread-safe. */
public interface EvidenceArchive {

    /** Something that shows evidence, each time all of it. */
    interface Evidence {
        <E extends Exception> ArchiveHeader showTo(EvidenceVisitor<E> visitor) throws IOException, E;
    }

    /**
     * Shows all that bears on verdicts within a span, a bounded part of it in memory at a time. What is stored meanwhile may
     * be shown or not.
     *
     * @throws StoreUnavailable if it cannot be read
     */
    <E extends Exception> void show(ArchivedSpan span, EvidenceVisitor<E> visitor) throws E;

    /**
     * Stores evidence as a whole or, when this throws, not at all. What is there already stays as it is.
     *
     * @throws UnusableArchive if it cannot be used
     * @throws StoreUnavailable if the disk cannot be written to
     */
    ImportTally add(Evidence evidence) throws IOException;

    /** The spans of which evidence was added. */
    List<ImportedSpan> imports();
}
