// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.address.PageLinks;

/** The curl command for the verdict that the page shows. */
public final class VerdictCommand {

    private VerdictCommand() {}

    /** It with the placeholder <code>{origin}</code> for where the page was opened. */
    public static String of(ReportRequest request, boolean needsToken) {
        var query = request.incident()
                .map(incident -> "incident=" + PageLinks.encoded(incident.id()))
                .orElseGet(() -> PageLinks.query(request.asked().window()));
        return "curl -s" + (needsToken ? " -H \"Authorization: Bearer $FAULTLINE_TOKEN\"" : "")
                + " '{origin}/api/v1/verdict?" + query + "&format=text'";
    }
}
