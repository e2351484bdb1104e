// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes secrets out of a text: each occurrence, plain, percent-encoded or in one of its {@link SecretForms}, becomes
 * {@code ***}. Thread-safe.
 *
 * <p>A secret in a file is read again when the file has changed; the values it had before are cleared too, because a
 * message may still speak of them. A file that cannot be read leaves the values known so far.
 */
public final class Redaction {

    /** A value with fewer characters is a number or a flag, or as good as public: without it a message would say nothing. */
    private static final int SHORTEST = 4;

    private final List<Source> sources;

    public Redaction(Collection<? extends Secret> secrets) {
        this.sources = Set.copyOf(secrets).stream().map(Source::of).toList();
    }

    /** The text without any of the secrets. Secrets that are too short to be one are ignored; of two that start at one place the longer goes. */
    public String clear(String text) {
        if (text.isEmpty() || sources.isEmpty()) {
            return text;
        }
        var secrets =
                sources.stream().flatMap(source -> source.values().stream()).toList();
        var cleared = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var end = at;
            for (var secret : secrets) {
                end = Math.max(end, endOf(secret, text, at));
            }
            if (end > at) {
                cleared.append(Secret.MASK);
                at = end;
            } else {
                cleared.append(text.charAt(at));
                at++;
            }
        }
        return cleared.toString();
    }

    /** Where the secret that starts at {@code start} ends in the text, exclusive; -1 if none starts there. */
    private static int endOf(String secret, String text, int start) {
        var at = start;
        for (var i = 0; i < secret.length(); ) {
            var character = Character.toString(secret.codePointAt(i));
            if (text.startsWith(character, at)) {
                at += character.length();
            } else if (isFoldedSpace(character, text, at)) {
                at++;
            } else {
                var encoded = text.startsWith("%", at) ? percentEncoded(character) : "";
                if (encoded.isEmpty() || !text.regionMatches(true, at, encoded, 0, encoded.length())) {
                    return -1;
                }
                at += encoded.length();
            }
            i += character.length();
        }
        return at;
    }

    /** A space is written {@code +} in a query, a line break becomes a space in a message of one line. */
    private static boolean isFoldedSpace(String character, String text, int at) {
        return at < text.length()
                && (character.equals(" ") && text.charAt(at) == '+'
                        || character.equals("\n") && text.charAt(at) == ' ');
    }

    private static String percentEncoded(String character) {
        var encoded = new StringBuilder();
        for (var octet : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
        return encoded.toString();
    }

    /** Where the values of one secret come from. */
    private interface Source {

        /** The value now and those it had before, none of them shorter than {@link #SHORTEST}. */
        Collection<String> values();

        static Source of(Secret secret) {
            if (secret instanceof Secret.InFile file) {
                return new FileSource(file);
            }
            var values = secret instanceof Secret.Text text && text.value().length() >= SHORTEST
                    ? SecretForms.of(text.value())
                    : List.<String>of();
            return () -> values;
        }
    }

    private static final class FileSource implements Source {

        /** A rotated secret is in use for seconds, not for many rotations. */
        private static final int REMEMBERED = 4;

        private final Secret.InFile secret;
        private final Deque<String> values = new ArrayDeque<>();
        private Optional<List<?>> stamp = Optional.empty();

        private FileSource(Secret.InFile secret) {
            this.secret = secret;
        }

        @Override
        public synchronized Collection<String> values() {
            try {
                var seen = Optional.<List<?>>of(stampNow());
                if (!seen.equals(stamp)) {
                    remember(secret.reveal());
                    stamp = seen;
                }
            } catch (IOException gone) {
                stamp = Optional.empty();
            }
            return values.stream()
                    .flatMap(value -> SecretForms.of(value).stream())
                    .toList();
        }

        private List<?> stampNow() throws IOException {
            var attributes = Files.readAttributes(secret.path(), BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        }

        private void remember(String value) {
            if (value.length() < SHORTEST || value.equals(values.peekFirst())) {
                return;
            }
            values.addFirst(value);
            if (values.size() > REMEMBERED) {
                values.removeLast();
            }
        }
    }
}
