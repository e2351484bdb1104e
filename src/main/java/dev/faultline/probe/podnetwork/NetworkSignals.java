// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import static dev.faultline.probe.podnetwork.NetworkSignal.REACHED;
import static dev.faultline.probe.podnetwork.NetworkSignal.SILENT;
import static dev.faultline.probe.podnetwork.NetworkSignal.UNTESTABLE;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;

/**
 * The signals of one run, and what they mean together:
 *
 * <pre>
 *   resolver     a control address       without control addresses: the gateway
 *                REACHED   SILENT        REACHED      SILENT     UNTESTABLE
 *   REACHED      UP        DEGRADED      UP           UP         UP
 *   SILENT       DEGRADED  DOWN          DEGRADED *)  DOWN       DOWN
 *   UNTESTABLE   UP        DOWN          UP           DOWN       UNKNOWN
 *
 *   *) UP while the resolver has never answered: a pod may stand where no resolver is needed
 * </pre>
 *
 * @param resolver whether a name server answers, be it that there is no such name
 * @param control whether at least one control address is reachable; {@code UNTESTABLE} if none is configured
 * @param gateway the same of the default gateway; {@code UNTESTABLE} also while it was not needed
 * @param resolverHasAnswered whether the resolver has answered since the start
 */
record NetworkSignals(
        NetworkSignal resolver, NetworkSignal control, NetworkSignal gateway, boolean resolverHasAnswered) {

    Outcome judge() {
        return switch (resolver) {
            case REACHED ->
                control == SILENT
                        ? Outcome.degraded(
                                FailureClass.CONNECT_TIMEOUT,
                                "the resolver answers, but no control address is reachable")
                        : Outcome.up("the resolver answers");
            case SILENT -> withoutAnswer();
            case UNTESTABLE -> withoutResolver();
        };
    }

    private Outcome withoutAnswer() {
        if (control == REACHED) {
            return Outcome.degraded(
                    FailureClass.DNS, "a control address is reachable, but the resolver does not answer");
        }
        if (gateway == REACHED) {
            return resolverHasAnswered
                    ? Outcome.degraded(
                            FailureClass.DNS, "the gateway is reachable, but the resolver does not answer any more")
                    : Outcome.up("the gateway is reachable; the resolver has not answered since the start");
        }
        return control == SILENT || gateway == SILENT
                ? Outcome.down(FailureClass.CONNECT_TIMEOUT, "neither the resolver nor " + wayOut() + " answers")
                : Outcome.down(FailureClass.DNS, "the resolver does not answer");
    }

    private Outcome withoutResolver() {
        if (control == UNTESTABLE && gateway == UNTESTABLE) {
            return Outcome.unknown("no resolver, no gateway and no control address: the network cannot be tested");
        }
        return control == REACHED || gateway == REACHED
                ? Outcome.up((control == REACHED ? "a control address" : "the gateway") + " is reachable")
                : Outcome.down(FailureClass.CONNECT_TIMEOUT, "no answer from " + wayOut());
    }

    private String wayOut() {
        return control == SILENT ? "a control address" : "the gateway";
    }
}
