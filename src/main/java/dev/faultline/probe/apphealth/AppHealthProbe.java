// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpDownload;
import dev.faultline.probe.net.ProbeNetwork;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletionStage;

/**
 * Reads the app's health document. Up means that there is one, whatever it says and whatever the status that it comes with:
 * what it says are the parts of the outcome.
 */
final class AppHealthProbe implements Probe {

    private static final String ACCEPT = "application/json, application/health+json, application/*+json;q=0.9";

    private final AppHealthSpec spec;
    private final HttpDownload download;

    AppHealthProbe(AppHealthSpec spec, ProbeNetwork network) {
        this.spec = spec;
        this.download = new HttpDownload(network, spec.source(), ACCEPT, anyStatus -> true);
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        var body = new ByteArrayOutputStream();
        return download.fetch(deadline, body)
                .thenApply(fetched -> fetched.status() == Status.UP
                        ? read(fetched, body.toByteArray())
                                .withPhases(fetched.phases())
                                .withCertificateExpiry(fetched.certificateExpiry())
                        : fetched);
    }

    private Outcome read(Outcome fetched, byte[] body) {
        var document = HealthDocument.read(body);
        if (document.isEmpty()) {
            return Outcome.down(
                    fetched.message().matches("status 40[13]") ? FailureClass.AUTH : FailureClass.PROTOCOL,
                    fetched.message() + " without a health document");
        }
        var told = document.get().components().stream()
                .filter(part -> spec.components().takes(part.name()))
                .toList();
        return Outcome.up(fetched.message()).withParts(told);
    }
}
