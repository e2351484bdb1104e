// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.util.List;

/**
 * What a verdict comes to.
 *
 * @param answer the name of its answer
 * @param summary it in one sentence
 * @param suspects the names of the suspects, the likeliest first
 */
public record VerdictHeadline(String answer, String summary, List<String> suspects) {

    public VerdictHeadline {
        suspects = List.copyOf(suspects);
    }
}
