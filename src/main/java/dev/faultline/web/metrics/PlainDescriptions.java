// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;

/** Takes the quotation marks out of descriptions: OpenMetrics escapes them, which readers of the text format do not know. */
@Singleton
final class PlainDescriptions implements MeterFilter {

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
