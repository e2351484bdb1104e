// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import java.time.ZoneId;

/** How a line of an access log reads. Not thread-safe. */
interface LineFormat {

    /**
     * What the line says.
     *
     * @param zone that of times that name none
     * @throws BadLine if it is not in this format
     */
    AccessLogEntry read(String line, ZoneId zone) throws BadLine;

    /** Whether the line says something of the lines after it, and of no request; to be asked first. */
    default boolean isComment(String line) {
        return false;
    }

    /** The one that is configured. */
    static LineFormat of(AccessLogSettings settings) {
        return switch (settings.format()) {
            case "json" -> new JsonFormat(settings);
            case "logfmt" -> new LogfmtFormat(settings);
            case "envoy" -> new EnvoyFormat();
            case "haproxy" -> new HaproxyFormat();
            case "gin", "fiber" -> new BarredFormat();
            case "aspnet", "serilog", "tornado" -> new SentenceFormat();
            case "ktor" -> new KtorFormat();
            case "morgan" -> new MorganFormat();
            case "squid" -> new SquidFormat();
            case "elb" -> new ElbFormat();
            case "w3c" -> new W3cFormat(LogBeginning.of(settings));
            case "auto" -> new AutoFormat(settings);
            case "apache", "traefik" -> new CommonFormat(DurationPlace.of(settings), true);
            default -> new CommonFormat(DurationPlace.of(settings), false);
        };
    }
}
