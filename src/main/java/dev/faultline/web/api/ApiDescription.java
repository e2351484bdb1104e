// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

/** The names of what several calls have in common in the API's description, which stands at this package. */
final class ApiDescription {

    static final String TOKEN = "token";
    static final String FROM = "from";
    static final String TO = "to";
    static final String LAST = "last";
    static final String ZONE = "zone";
    static final String ROUTE = "route";
    static final String INCIDENT = "incident";
    static final String TOLERANCE = "tolerance";
    static final String MAX_LAG = "max-lag";
    static final String LIMIT = "limit";
    static final String DETAIL = "detail";
    static final String FORMAT = "format";
    static final String APP = "app";

    private ApiDescription() {}
}
