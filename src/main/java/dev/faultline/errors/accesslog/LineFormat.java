// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;

/** How a line of an access log reads. Not thread-safe. */
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
            case "json" -> new JsonFormat(settings);
            case "envoy" -> new EnvoyFormat();
            case "auto" -> auto(settings);
            case "apache", "traefik" -> new CommonFormat(DurationPlace.of(settings), true);
            default -> new CommonFormat(DurationPlace.of(settings), false);
        };
    }

    /** Each line by how it begins: some logs begin with lines of another kind. */
    private static LineFormat auto(AccessLogSettings settings) {
        var json = new JsonFormat(settings);
        var envoy = new EnvoyFormat();
        var common = new CommonFormat(DurationPlace.of(settings), false);
        return line -> switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '{' -> json.read(line);
            case '[' -> envoy.read(line);
            default -> common.read(line);
        };
    }
}
