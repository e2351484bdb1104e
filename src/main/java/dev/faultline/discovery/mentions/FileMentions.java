// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers that config files name with a URL. At most 200 files of at most 256 KiB each are read. */
final class FileMentions {

    private static final int MOST = 200;
    private static final long LARGEST = 256 << 10;

    private FileMentions() {}

    static List<EndpointMention> in(List<Path> files) {
        return files.stream()
                .filter(FileMentions::isSmall)
                .limit(MOST)
                .flatMap(file -> in(file).stream())
                .toList();
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= LARGEST;
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<EndpointMention> in(Path file) {
        var found = new ArrayList<EndpointMention>();
        String[] lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
        } catch (IOException unreadable) {
            return found;
        }
        for (var i = 0; i < lines.length; i++) {
            var origin = file + ", line " + (i + 1);
            if (!lines[i].strip().startsWith("#")) {
                MentionedUrl.within(lines[i]).map(url -> mention(url, origin)).forEach(found::add);
            }
        }
        return found;
    }

    private static EndpointMention mention(MentionedUrl mentioned, String origin) {
        return new EndpointMention(
                MentionName.of(mentioned.url().endpoint(), mentioned.scheme().kind()),
                mentioned.scheme(),
                mentioned.endpoints(),
                mentioned.shownPath(),
                origin,
                mentioned.isTls(),
                mentioned.byService(),
                MentionedSignIn.UNKNOWN);
    }
}
