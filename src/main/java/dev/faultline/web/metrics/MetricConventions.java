// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Takes the quotation marks out of descriptions: OpenMetrics escapes them, which readers of the text format do not know. Leaves
 * out what Micrometer names against Prometheus' conventions; {@link ProcessMeters} has it under the usual name.
 */
@Singleton
final class MetricConventions implements MeterFilter {

    private static final Set<String> FORBIDDEN = Set.of("process.cpu.time", "system.cpu.count");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return FORBIDDEN.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var description = id.getDescription();
        return description == null || !description.contains("\"")
                ? id
                : new Meter.Id(
                        id.getName(),
                        Tags.of(id.getTagsAsIterable()),
                        id.getBaseUnit(),
                        description.replace("\"", ""),
                        id.getType());
    }
}
