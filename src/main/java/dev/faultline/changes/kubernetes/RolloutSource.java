// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.ChangeTime;
import dev.faultline.changes.KubernetesSettings;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.text.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The rollouts of one Deployment. Only where its revision has changed are its ReplicaSets read. */
public final class RolloutSource implements ChangeSource {

    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Path OWN_NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    private final String app;
    private final String namespace;
    private final String deployment;
    private final ApiServer server;

    private RolloutSource(String app, String namespace, String deployment, ApiServer server) {
        this.app = app;
        this.namespace = namespace;
        this.deployment = deployment;
        this.server = server;
    }

    /**
     * The Deployment that the settings name, else that of the pod; absent if there is no telling which, or where the API
     * server is.
     *
     * @param app the subject of what is told
     * @param pod the name of this pod
     * @param environment the environment variables
     */
    public static Optional<RolloutSource> of(
            String app,
            String pod,
            KubernetesSettings settings,
            ProbeNetwork network,
            Function<String, Optional<String>> environment) {
        var url = settings.url().or(() -> usualUrl(environment));
        var deployment = settings.deployment().or(() -> ownerOf(pod));
        var namespace = settings.namespace().or(RolloutSource::ownNamespace);
        return url.flatMap(where -> deployment.flatMap(name ->
                namespace.map(space -> new RolloutSource(app, space, name, new ApiServer(network, where, settings)))));
    }

    private static Optional<String> usualUrl(Function<String, Optional<String>> environment) {
        return environment
                .apply("KUBERNETES_SERVICE_HOST")
                .map(host -> "https://"
                        + (host.contains(":") ? "[" + host + "]" : host) + ":"
                        + environment.apply("KUBERNETES_SERVICE_PORT").orElse("443"));
    }

    /** A pod of a Deployment is called as it is, then its template's hash, then five letters. */
    private static Optional<String> ownerOf(String pod) {
        return Optional.of(pod)
                .filter(name -> name.matches(".+-[a-z0-9]{5,10}-[a-z0-9]{5}"))
                .map(name -> name.replaceFirst("-[a-z0-9]{5,10}-[a-z0-9]{5}$", ""));
    }

    private static Optional<String> ownNamespace() {
        try {
            return Optional.of(Files.readString(OWN_NAMESPACE).strip()).filter(name -> !name.isEmpty());
        } catch (IOException notInAPod) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "kubernetes " + namespace + "/" + deployment;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public CompletionStage<PollResult> look(PollContext look) {
        return server.deployment(namespace, deployment).thenCompose(found -> {
            var known = look.before().map(Rollout::revisionOf).orElse(-1L);
            return Rollout.revisionOf(found) == known
                    ? CompletableFuture.completedFuture(
                            PollResult.of(look.before().orElse(SourceSnapshot.NONE)))
                    : server.replicaSets(namespace, selector(found))
                            .thenApply(list -> sighting(look, Rollout.of(list, deployment)));
        });
    }

    private static String selector(JsonNode deployment) {
        var labels = new ArrayList<String>();
        deployment
                .at("/spec/selector/matchLabels")
                .properties()
                .forEach(label ->
                        labels.add(label.getKey() + "=" + label.getValue().asText()));
        return String.join(",", labels);
    }

    private PollResult sighting(PollContext look, List<Rollout> rollouts) {
        if (rollouts.isEmpty()) {
            return PollResult.of(look.before().orElse(SourceSnapshot.NONE));
        }
        var changes = new ArrayList<Change>();
        if (look.before().isPresent()) {
            var before = look.before().get();
            for (var rollout : rollouts) {
                if (rollout.revision() > Rollout.revisionOf(before)) {
                    changes.add(change(look, before, rollout));
                    before = rollout.facts();
                }
            }
        }
        return new PollResult(rollouts.get(rollouts.size() - 1).facts(), changes);
    }

    /** A roll-back has no time of its own: it is dated by the looks, for its ReplicaSet is as old as its first use. */
    private Change change(PollContext look, SourceSnapshot before, Rollout rollout) {
        var dating = ChangeTime.of(look, rollout.created().stream().toList());
        return new Change(
                dating.at(),
                ChangeKind.DEPLOY,
                app,
                OneLine.of(rollout.versionAfter(before)),
                OneLine.of(dating.added(rollout.inWords(before))));
    }
}
