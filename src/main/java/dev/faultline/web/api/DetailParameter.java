// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.web.api.request.RequestInputs;
import java.util.Arrays;

/** How much a response in words says, by the {@code detail} parameter; JSON always says everything. */
final class DetailParameter {

    private static final String DETAIL = "detail";

    private DetailParameter() {}

    static TextDetail of(RequestInputs inputs) {
        var requested = inputs.text(DETAIL);
        var detail = requested.flatMap(name -> Arrays.stream(TextDetail.values())
                .filter(each -> each.label().equals(name))
                .findFirst());
        if (requested.isPresent() && detail.isEmpty()) {
            inputs.reject(DETAIL, "'short', as if absent, or 'all'");
        }
        return detail.orElse(TextDetail.SHORT);
    }
}
