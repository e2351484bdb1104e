// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.util.Set;

/**
 * What a line of an access log says.
 *
 * @param at when the request was answered
 * @param status the status of the answer; 0 and 499 stand for none
 * @param target what was asked for, as it is in the line: a path with its query, a URL, or empty
 * @param check whether it was us or the kubelet who asked, as the line names its user agent
 * @param millis how long the request had run then, in milliseconds; {@link LoggedDuration#UNKNOWN} if the line does not say;
 *     of good requests it need not be read
 */
record AccessLogEntry(LoggedTime at, int status, String target, boolean check, long millis) {

    /** What our own requests call themselves. */
    static final String OWN_AGENT = "faultline";

    /** What the kubelet's probes call themselves, before their version. */
    static final String KUBELET = "kube-probe/";

    /** Asked by somebody else, and not timed. */
    AccessLogEntry(LoggedTime at, int status, String target) {
        this(at, status, target, false, LoggedDuration.UNKNOWN);
    }

    private static final int LOWEST = 100;
    private static final Set<Integer> UNANSWERED = Set.of(444, 460, 499);
    private static final int SERVER_ERROR = 500;
    private static final int BEYOND = 600;

    /** Whether somebody of that user agent checks the app: we, or the kubelet. */
    static boolean isCheck(String agent) {
        return agent.equals(OWN_AGENT) || agent.startsWith(KUBELET);
    }

    /**
     * Whether it was answered at all, well or not. Who gave up before says nothing of the app's health: 0 where a proxy has no status,
     * 499 as nginx and Traefik write it, 444 of nginx, 460 of Amazon's load balancers.
     */
    boolean isAnswered() {
        return status >= LOWEST && !UNANSWERED.contains(status);
    }

    /** The same at another time. */
    AccessLogEntry at(LoggedTime other) {
        return new AccessLogEntry(other, status, target, check, millis);
    }

    boolean isError() {
        return isError(status);
    }

    static boolean isError(int status) {
        return status >= SERVER_ERROR && status < BEYOND;
    }
}
