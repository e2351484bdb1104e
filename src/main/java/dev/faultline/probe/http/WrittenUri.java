// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.AsciiHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads URIs as people and servers write them (RFC 3987): with blanks, umlauts and international host names. */
final class WrittenUri {

    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?(//[^/?#]*)?([^?#]*)([?][^#]*)?(#.*)?");
    private static final String KEPT = "-._~!$&'()*+,;=:@/?%";

    private WrittenUri() {}

    /** The URI that is meant, in ASCII and without its fragment; empty if it is none. */
    static Optional<URI> read(String text) {
        var parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var path = part(parts.group(3));
            return Optional.of(new URI(part(parts.group(1))
                    + authority(part(parts.group(2)))
                    + encoded(path.startsWith("/") ? withoutDots(path) : path)
                    + encoded(part(parts.group(4)))));
        } catch (URISyntaxException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** Where a reference leads from a URI with a path (RFC 3986, section 5.2). */
    static Optional<URI> resolve(URI base, String header) {
        var text = unicode(header).strip();
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(1) != null) {
            return read(text);
        }
        if (parts.group(2) != null) {
            return read(base.getScheme() + ":" + text);
        }
        var path = part(base.getRawPath()).isEmpty() ? "/" : base.getRawPath();
        var query = part(parts.group(4));
        var origin = base.getScheme() + "://" + base.getRawAuthority();
        if (parts.group(3).isEmpty()) {
            var kept = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
            return read(origin + path + (query.isEmpty() ? kept : query));
        }
        var merged = parts.group(3).startsWith("/")
                ? parts.group(3)
                : path.substring(0, path.lastIndexOf('/') + 1) + parts.group(3);
        return read(origin + withoutDots(merged) + query);
    }

    private static String part(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var segments = path.substring(1).split("/", -1);
        for (var i = 0; i < segments.length; i++) {
            var isDots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!isDots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String authority(String text) {
        if (text.isEmpty()) {
            return "";
        }
        var at = text.lastIndexOf('@');
        var host = text.substring(Math.max(at + 1, 2));
        var credentials = at < 0 ? "" : encoded(text.substring(2, at)) + "@";
        var port = host.matches(".*:\\d*") ? host.substring(host.lastIndexOf(':')) : "";
        var name = host.substring(0, host.length() - port.length());
        var decoded = name.matches("[^\\[]*%[0-9A-Fa-f]{2}.*") ? URLDecoder.decode(name, StandardCharsets.UTF_8) : name;
        var ascii = isAscii(decoded) ? decoded : AsciiHost.of(decoded).orElseThrow(IllegalArgumentException::new);
        return "//" + credentials + ascii + port;
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

    private static String encoded(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            var character = Character.toString(point);
            var isEscape = point != '%' || text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
            if (point < 0x80 && (Character.isLetterOrDigit(point) || KEPT.indexOf(point) >= 0) && isEscape) {
                out.append(character);
            } else {
                for (var octet : character.getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format("%%%02X", octet));
                }
            }
            i += character.length();
        }
        return out.toString();
    }

    /** Headers are read as Latin-1; what stands in them is UTF-8 nearly always. */
    private static String unicode(String header) {
        if (header.chars().anyMatch(character -> character > 0xFF)) {
            return header;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException reallyLatin) {
            return header;
        }
    }
}
