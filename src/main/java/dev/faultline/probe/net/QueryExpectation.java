// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be true of the answer to a statement of SQL.
 *
 * @param value the first column of the first row, as text
 * @param rows how many rows there are at least, not negative
 * @param writable whether the session has to be able to write
 */
public record QueryExpectation(Optional<String> value, long rows, boolean writable) {

    private static final int LONGEST_SHOWN = 80;

    /** Reads {@code value}, {@code rows} and {@code writable}. */
    public static QueryExpectation read(SettingsSection expect) {
        return new QueryExpectation(
                expect.text("value"), expect.number("rows", 0, 0, Long.MAX_VALUE), expect.flag("writable", false));
    }

    /**
     * What is wrong with an answer, if anything is; whether the session can write is not among it.
     *
     * @param returned how many rows came
     * @param first the first column of the first one; empty for {@code NULL} or no row
     */
    public Optional<Outcome> objection(long returned, Optional<String> first) {
        if (returned < rows) {
            return Optional.of(Outcome.down(
                    FailureClass.ASSERTION, "the query returned " + returned + " rows, expected at least " + rows));
        }
        if (value.isPresent() && !value.equals(first)) {
            return Optional.of(Outcome.down(
                    FailureClass.ASSERTION,
                    FailureClassifier.oneLine(
                            "the query returned " + shown(returned, first) + ", expected '" + value.get() + "'")));
        }
        return Optional.empty();
    }

    private static String shown(long returned, Optional<String> first) {
        if (returned == 0) {
            return "no row";
        }
        return first.map(text -> "'"
                        + FailureClassifier.oneLine(text.substring(0, Math.min(LONGEST_SHOWN, text.length()))) + "'")
                .orElse("NULL");
    }

    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        value.ifPresent(text -> view.put("value", text));
        if (rows > 0) {
            view.put("rows", rows);
        }
        if (writable) {
            view.put("writable", true);
        }
        return view;
    }
}
