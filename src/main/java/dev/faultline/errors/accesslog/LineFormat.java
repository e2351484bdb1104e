// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;

/** How a line of an access log reads. Stateless. */
@FunctionalInterface
interface LineFormat {

    /**
     * What the line says.
     *
     * @throws BadLine if it is not in this format
     */
    AccessLogEntry read(String line) throws BadLine;

    /** The one that is configured. */
    static LineFormat of(AccessLogSettings settings) {
        return switch (settings.format()) {
            case "json" -> new JsonFormat(settings.fields());
            case "envoy" -> new EnvoyFormat();
            case "auto" -> auto(settings);
            default -> new CommonFormat();
        };
    }

    /** Each line by how it begins: some logs begin with lines of another kind. */
    private static LineFormat auto(AccessLogSettings settings) {
        var json = new JsonFormat(settings.fields());
        var envoy = new EnvoyFormat();
        var common = new CommonFormat();
        return line -> switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '{' -> json.read(line);
            case '[' -> envoy.read(line);
            default -> common.read(line);
        };
    }
}
