// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.telling;

import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.wording.FleetWording;
import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An incident of a fleet in the form in which receivers are told of one. */
final class ToldIncident {

    private ToldIncident() {}

    /** With the fleet's verdict, of which a message has the headline only. */
    static Incident of(FleetIncident incident, Optional<FleetVerdict> verdict, Instant now) {
        var to = incident.to().isAfter(incident.from())
                ? incident.to()
                : incident.from().plusMillis(1);
        var told = Incident.of(incident.id(), Origin.DETECTED, state(incident.state()), incident.from(), to)
                .counting(new FailureCounts(incident.route(), List.of(), incident.errors(), OptionalLong.empty()));
        return verdict.map(found -> told.judged(
                        new KeptVerdict(now, headline(found), new StoredVerdict(StoredVerdict.API_JSON, ""))))
                .orElse(told);
    }

    private static VerdictHeadline headline(FleetVerdict verdict) {
        return new VerdictHeadline(
                verdict.answer().name(),
                FleetWording.summary(verdict),
                verdict.findings().stream()
                        .filter(each -> each.finding().isRelatedFailure())
                        .map(each -> each.dependency().name())
                        .toList());
    }

    /** A word of a newer program means that it is over. */
    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(State.FINAL);
    }
}
