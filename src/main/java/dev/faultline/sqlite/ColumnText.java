package dev.faultline.sqlite;

import dev.faultline.probe.FailureClass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How words and small maps are written in a column. */
final class ColumnText {

    private ColumnText() {}

    static FailureClass failure(String label) {
        return FailureClass.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("no such failure class: '" + label + "'"));
    }

    /** {@code resolve=1200,connect=340}, in microseconds. */
    static String ofPhases(Map<String, Duration> phases) {
        var written = new StringBuilder();
        phases.forEach((phase, time) -> written.append(written.isEmpty() ? "" : ",")
                .append(phase)
                .append('=')
                .append(MicrosColumn.of(time)));
        return written.toString();
    }

    static Map<String, Duration> phases(String written) {
        if (written.isEmpty()) {
            return Map.of();
        }
        var phases = new LinkedHashMap<String, Duration>();
        for (var phase : written.split(",", -1)) {
            var equals = phase.lastIndexOf('=');
            phases.put(phase.substring(0, equals), MicrosColumn.duration(Long.parseLong(phase.substring(equals + 1))));
        }
        return phases;
    }
}
