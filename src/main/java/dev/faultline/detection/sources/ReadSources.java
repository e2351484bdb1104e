// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.sources;

import dev.faultline.detection.outage.SourceAttention;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.accesslog.AccessLog;
import java.time.Instant;

/** How well the configured sources are read now. */
public record ReadSources(AccessLogKind accessLog, MetricsKind metrics) implements SourceAttention {

    @Override
    public boolean isReadUpTo(ErrorSource source, Instant now) {
        return switch (source) {
            case ACCESS_LOG ->
                accessLog.running().filter(AccessLog::isReadThrough).isPresent();
            case METRICS ->
                metrics.running().filter(scraper -> scraper.isReadUpTo(now)).isPresent();
            case APP_LOG, POSTED -> false;
        };
    }
}
