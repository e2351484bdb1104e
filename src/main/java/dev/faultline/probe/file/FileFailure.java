// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.ExceptionWords;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an exception of the file system says about a file. */
final class FileFailure {

    private static final List<String> FULL = List.of("no space left", "quota exceeded");
    private static final List<String> OUR_OWN = List.of("too many open files");

    private FileFailure() {}

    static Outcome at(Path path, IOException trouble) {
        var reason = ExceptionWords.of(trouble);
        if (isOneOf(OUR_OWN, reason)) {
            return Outcome.unknown(path + ": " + reason);
        }
        return Outcome.down(failure(trouble, reason), path + ": " + reason);
    }

    private static FailureClass failure(IOException trouble, String reason) {
        if (trouble instanceof NoSuchFileException || trouble instanceof NotDirectoryException) {
            return FailureClass.ASSERTION;
        }
        return isOneOf(FULL, reason) ? FailureClass.CAPACITY : FailureClass.IO;
    }

    private static boolean isOneOf(List<String> texts, String reason) {
        var lower = reason.toLowerCase(Locale.ROOT);
        return texts.stream().anyMatch(lower::contains);
    }
}
