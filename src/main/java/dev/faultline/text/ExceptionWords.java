// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What an exception says, for a person: without the path, which the sentence around it names, and without its class. */
public final class ExceptionWords {

    private ExceptionWords() {}

    /** A reason that begins in lower case; the name of the class only where the exception says nothing. */
    public static String of(Throwable trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        var text = trouble instanceof FileSystemException known ? known.getReason() : trouble.getMessage();
        if (text == null || text.isBlank()) {
            return trouble.getClass().getSimpleName();
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
