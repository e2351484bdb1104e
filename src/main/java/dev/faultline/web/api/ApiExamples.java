// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

/** Example bodies of requests and responses for the API's description. */
final class ApiExamples {

    static final String ERRORS = """
            {"errors": [{"at": "2026-11-22T14:02:11.000Z", "count": 12, "route": "/checkout/pay"},
                        {"at": "2026-11-22T14:02:14.000Z", "count": 9, "route": "/checkout/pay"}]}""";

    static final String OBSERVATIONS = """
            {"interval": "30s", "observations": [
              {"dependency": "payments", "at": "2026-11-22T14:02:00.000Z", "durationMs": 12.4, "status": "UP"},
              {"dependency": "payments", "at": "2026-11-22T14:02:30.000Z", "durationMs": 3000, "status": "DOWN",
               "failure": "timeout", "message": "no response within 3 s"}]}""";

    static final String CHANGE = """
            {"at": "2026-11-22T13:21:00Z", "kind": "deploy", "subject": "checkout", "version": "1.42.0",
             "files": ["src/main/java/shop/Cart.java"]}""";

    static final String REPORT = """
            {"app": "checkout", "instance": "checkout-6c9f-x2x", "incident": null,
             "window": {"from": "2026-11-22T14:02:11.000Z", "to": "2026-11-22T14:09:00.000Z",
                        "duration": "PT6M49S", "route": null},
             "cuts": [],
             "summary": "orders-db was down for at least 97 % of the window (no connection to db:5432 within 3 s); it went down at most 5 s before the window.",
             "steps": [
               {"number": 1, "name": "route", "state": "FOUND",
                "sentence": "412 of 431 requests to /checkout/pay failed with 500, 14:02:11–14:08:59 UTC.",
                "details": [],
                "evidence": {"source": "access-log", "errors": 412, "requests": 431,
                             "routes": [{"route": "/checkout/pay", "errors": 412, "requests": 431,
                                         "first": "2026-11-22T14:02:11.000Z", "last": "2026-11-22T14:08:59.000Z"}],
                             "signatures": []}},
               {"number": 3, "name": "environment", "state": "NOT_CONFIGURED",
                "sentence": "The variables and secret files that the app requires are not checked: add a dependency of kind env.",
                "details": [], "evidence": {"checks": [], "edits": []}}],
             "notes": []}""";

    static final String VERDICT = """
            {"app": "checkout", "instance": "checkout-6c9f-x2x",
             "window": {"from": "2026-11-22T14:02:11.000Z", "to": "2026-11-22T14:09:00.000Z",
                        "duration": "PT6M49S", "route": null},
             "judged": {"from": "2026-11-22T14:02:11.000Z", "to": "2026-11-22T14:09:00.000Z",
                        "duration": "PT6M49S", "route": null, "errors": 412},
             "cuts": [],
             "answer": "COINCIDES",
             "summary": "orders-db was down for at least 97 % of the window (no connection to db:5432 within 3 s); it went down at most 5 s before the window.",
             "suspects": ["orders-db"],
             "dependencies": [{
               "name": "orders-db", "kind": "postgresql", "critical": true, "finding": "FAILED",
               "failing": {"certain": "PT6M37S", "possible": "PT6M42S"}, "explained": 0.97, "lag": "PT0S",
               "coverage": 1.0, "observations": 84, "resolution": "PT5.2S", "chance": 0.0008,
               "chanceAmongAll": 0.003, "score": 0.98,
               "scoreParts": {"explained": 0.97, "lag": 1.0, "onset": 1.0, "rarity": 0.99, "chance": 0.9992,
                              "mentioned": 0.0, "critical": 1.0},
               "episodes": [{"status": "DOWN",
                 "onset": {"earliest": "2026-11-22T14:02:06.000Z", "latest": "2026-11-22T14:02:11.000Z"},
                 "recovery": {"earliest": "2026-11-22T14:08:46.000Z", "latest": "2026-11-22T14:08:51.000Z"},
                 "failure": "connect-timeout", "message": "no connection to db:5432 within 3 s",
                 "observations": 80}],
               "why": "Down (connect): explains 97 % of the window; no recovery observed."}],
             "changes": [{"at": "2026-11-22T13:21:11.000Z", "kind": "deploy", "subject": "checkout",
                          "version": "1.42.0", "message": "", "before": "PT41M"}],
             "notes": []}""";

    static final String POSTED_ERRORS = """
            {"errors": [{"at": "2026-11-22T14:02:11.000Z", "count": 12, "requests": 40, "route": "/checkout/pay",
                         "status": 500, "message": "org.postgresql.util.PSQLException: connection refused"},
                        {"at": "2026-11-22T14:02:14.000Z", "count": 9, "requests": 38, "route": "/checkout/pay"}]}""";

    static final String INCIDENT = """
            {"from": "2026-11-22T14:02:11Z", "to": "2026-11-22T14:09:00Z", "route": "/checkout/pay",
             "title": "checkout failed for all customers", "annotation": "called the database team",
             "links": ["https://tickets.example/4711"]}""";

    static final String ANNOTATION = """
            {"text": "failed over to the replica", "at": "2026-11-22T14:08:40Z"}""";

    static final String LINKS = """
            {"links": ["https://tickets.example/4711"]}""";

    private ApiExamples() {}
}
