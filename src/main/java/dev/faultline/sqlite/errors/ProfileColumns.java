// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.StatusCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code failing_answers} that say what errors were like: numbers, each of which is summed up by itself. */
final class ProfileColumns {

    private static final List<String> COLUMNS =
            List.of("s500", "s501", "s502", "s503", "s504", "s5xx", "quick", "quick_ms", "slow", "slow_ms");

    /** All of them, in the order of the table. */
    static final String NAMES = String.join(", ", COLUMNS);

    /** The sum of each. */
    static final String SUMS = String.join(", ", each("sum(%s)"));

    /** Nothing of each. */
    static final String ZEROS = String.join(", ", each("0"));

    /** A parameter for each, after others. */
    static final String PARAMETERS = String.join("", each(", ?"));

    /** What a conflict adds to each, before others. */
    static final String ADDED = String.join("", each(" %1$s = %1$s + excluded.%1$s,"));

    private ProfileColumns() {}

    private static List<String> each(String format) {
        return COLUMNS.stream().map(column -> String.format(format, column)).toList();
    }

    /** Those of the profile, after the given values. */
    static @Nullable Object[] values(FailureProfile profile, @Nullable Object... before) {
        var statuses = profile.statuses();
        var durations = profile.durations();
        return Stream.concat(
                        Arrays.stream(before),
                        Stream.of(
                                statuses.internal(),
                                statuses.unimplemented(),
                                statuses.badGateway(),
                                statuses.unavailable(),
                                statuses.gatewayTimeout(),
                                statuses.other(),
                                durations.quick(),
                                durations.quickMillis(),
                                durations.slow(),
                                durations.slowMillis()))
                .toArray();
    }

    /** The profile whose columns begin there. */
    static FailureProfile read(ResultSet row, int first) throws SQLException {
        return new FailureProfile(
                new StatusCounts(
                        row.getLong(first),
                        row.getLong(first + 1),
                        row.getLong(first + 2),
                        row.getLong(first + 3),
                        row.getLong(first + 4),
                        row.getLong(first + 5)),
                new RequestDurations(
                        row.getLong(first + 6),
                        row.getLong(first + 7),
                        row.getLong(first + 8),
                        row.getLong(first + 9)));
    }
}
