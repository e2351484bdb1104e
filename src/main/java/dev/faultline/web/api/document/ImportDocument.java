// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.archive.ArchiveHeader;
import dev.faultline.archive.ImportTally;
import dev.faultline.text.InstantFormat;
import java.util.Map;

/**
 * What became of a file of evidence.
 *
 * @param app of which it is
 * @param instance that wrote it
 * @param from start of the span whose verdicts are the same here
 * @param to its end
 * @param stored how many pieces of evidence were new, by their sort
 * @param duplicate how many were there already
 */
public record ImportDocument(
        String app, String instance, String from, String to, Map<String, Long> stored, Map<String, Long> duplicate) {

    public static ImportDocument of(ArchiveHeader header, ImportTally tally) {
        return new ImportDocument(
                header.app(),
                header.instance(),
                InstantFormat.of(header.from()),
                InstantFormat.of(header.to()),
                tally.stored(),
                tally.duplicate());
    }
}
