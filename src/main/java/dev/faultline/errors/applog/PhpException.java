// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.applog.ExceptionText.Header;
import java.util.Optional;

/** An exception as Monolog writes it into a line: {@code [object] (PDOException(code: 2002): refused at /app/Db.php:12)}. */
final class PhpException {

    private static final String LEAD = "[object] (";
    private static final String CODE = "(code: ";
    private static final String PREVIOUS = "[previous exception]";

    private PhpException() {}

    /** The root of those in the message, if there is one. */
    static Optional<Header> in(String message) {
        var lead = message.lastIndexOf(LEAD);
        var code = lead < 0 ? -1 : message.indexOf(CODE, lead);
        var colon = code < 0 ? -1 : message.indexOf("): ", code);
        if (colon < 0) {
            return Optional.empty();
        }
        var type = message.substring(lead + LEAD.length(), code).replace("\\\\", "\\");
        var end = endOfMessage(message, colon);
        return type.isEmpty() || type.indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(new Header(type, message.substring(colon + 3, end)));
    }

    /** Up to the place in the source, as far as that is there. */
    private static int endOfMessage(String message, int from) {
        var previous = message.indexOf(PREVIOUS, from);
        var end = previous < 0 ? message.length() : previous;
        var place = message.indexOf(" at /", from);
        return place < 0 || place > end ? end : place;
    }
}
