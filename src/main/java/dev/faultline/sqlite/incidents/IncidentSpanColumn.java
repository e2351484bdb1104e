// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.IncidentSpan;
import dev.faultline.sqlite.engine.ColumnFormat;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The column with the spans of an incident: {@code from-to} in milliseconds since 1970, one a line. */
final class IncidentSpanColumn {

    private IncidentSpanColumn() {}

    static String text(List<IncidentSpan> spans) {
        return spans.stream()
                .map(span -> span.from().toEpochMilli() + "-" + ColumnFormat.ceilMillis(span.to()))
                .collect(Collectors.joining("\n"));
    }

    /** None where the column is older than the row. */
    static List<IncidentSpan> spans(String text) {
        return text.lines().map(IncidentSpanColumn::span).toList();
    }

    private static IncidentSpan span(String line) {
        var bounds = line.split("-", 2);
        return new IncidentSpan(
                Instant.ofEpochMilli(Long.parseLong(bounds[0])), Instant.ofEpochMilli(Long.parseLong(bounds[1])));
    }
}
