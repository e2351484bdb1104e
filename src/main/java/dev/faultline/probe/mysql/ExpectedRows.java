// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be true of the answer.
 *
 * @param value the first column of the first row, as text
 * @param rows how many rows there are at least, not negative
 * @param writable whether the server has to take writes
 */
record ExpectedRows(Optional<String> value, long rows, boolean writable) {

    Outcome judge(ResultRows result, boolean readOnly) {
        if (result.rows() < rows) {
            return Outcome.down(
                    FailureClass.ASSERTION, "the query returned " + result.rows() + " rows, expected at least " + rows);
        }
        if (value.isPresent() && !value.equals(result.firstValue())) {
            return Outcome.down(
                    FailureClass.ASSERTION,
                    FailureClassifier.oneLine(
                            "the query returned " + result.shownValue() + ", expected '" + value.get() + "'"));
        }
        return readOnly
                ? Outcome.degraded(FailureClass.ASSERTION, "read-only: the server takes no writes")
                : Outcome.up();
    }

    Map<String, Object> publicView() {
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
