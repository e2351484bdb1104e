// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a request.
 *
 * @param index the row it is in, from 0; absent outside of rows
 * @param parameter the query parameter; absent in a body
 * @param field the field of the body; absent in a query
 * @param value what was sent, shortened; absent if nothing was
 * @param allowed what is allowed there
 * @param detail what is wrong, as a sentence; absent if {@code allowed} says it all
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestFault(
        @Nullable Integer index,
        @Nullable String parameter,
        @Nullable String field,
        @Nullable String value,
        String allowed,
        @Nullable String detail) {

    private static final int LONGEST_VALUE = 120;

    public RequestFault {
        value = value != null && value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    public static RequestFault ofParameter(String parameter, @Nullable String value, String allowed) {
        return new RequestFault(null, parameter, null, value, allowed, null);
    }

    public static RequestFault ofField(String field, @Nullable String value, String allowed) {
        return new RequestFault(null, null, field, value, allowed, null);
    }

    /** The same fault in the given row. */
    public RequestFault inRow(int row) {
        return new RequestFault(row, parameter, field, value, allowed, detail);
    }

    /** The same fault said in a sentence. */
    public RequestFault saying(String sentence) {
        return new RequestFault(index, parameter, field, value, allowed, sentence);
    }

    /** The fault in half a sentence. */
    String words() {
        var row = index == null ? "" : "row " + index + ": ";
        var what = parameter == null ? field : parameter;
        if (detail != null) {
            return row + what + ": " + detail;
        }
        return row + what + (value == null ? "" : " = '" + value + "'") + ": " + allowed;
    }
}
