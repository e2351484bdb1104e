// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.changes.SourceSnapshot;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One revision of a Deployment: a ReplicaSet.
 *
 * @param revision its number; a roll-back gives an old ReplicaSet a new one
 * @param created when the ReplicaSet was made
 * @param version of the app, by its labels; may be empty
 * @param cause as {@code kubernetes.io/change-cause} tells it; may be empty
 * @param images each container's image, by the container's name
 */
record Rollout(long revision, Optional<Instant> created, String version, String cause, TreeMap<String, String> images) {

    private static final String REVISION = "revision";
    private static final String IMAGE = "image ";

    /** Those of the Deployment in a list of ReplicaSets, by their revision. */
    static List<Rollout> of(JsonNode list, String deployment) {
        var rollouts = new ArrayList<Rollout>();
        for (var set : list.path("items")) {
            if (isOf(set, deployment)) {
                rollouts.add(of(set));
            }
        }
        rollouts.sort((one, other) -> Long.compare(one.revision, other.revision));
        return rollouts;
    }

    private static boolean isOf(JsonNode set, String deployment) {
        for (var owner : set.at("/metadata/ownerReferences")) {
            if (owner.path("kind").asText().equals("Deployment")
                    && owner.path("name").asText().equals(deployment)) {
                return true;
            }
        }
        return false;
    }

    private static Rollout of(JsonNode set) {
        var annotations = set.at("/metadata/annotations");
        var labels = set.at("/spec/template/metadata/labels");
        var images = new TreeMap<String, String>();
        for (var container : set.at("/spec/template/spec/containers")) {
            images.put(container.path("name").asText(), container.path("image").asText());
        }
        return new Rollout(
                revisionOf(set),
                instant(set.at("/metadata/creationTimestamp").asText()),
                labels.path("app.kubernetes.io/version")
                        .asText(labels.path("version").asText("")),
                annotations.path("kubernetes.io/change-cause").asText(""),
                images);
    }

    /** The number that the controller has given to a Deployment or a ReplicaSet; 0 if there is none yet. */
    static long revisionOf(JsonNode object) {
        return object.at("/metadata/annotations")
                .path("deployment.kubernetes.io/revision")
                .asLong(0);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    SourceSnapshot facts() {
        var facts = new TreeMap<String, String>();
        facts.put(REVISION, String.valueOf(revision));
        images.forEach((container, image) -> facts.put(IMAGE + container, image));
        return SourceSnapshot.of(facts);
    }

    /** The revision that these facts are of; 0 if of none. */
    static long revisionOf(SourceSnapshot facts) {
        return facts.number(REVISION).orElse(0L);
    }

    /** What it brings compared with the one before, one sentence. */
    String inWords(SourceSnapshot before) {
        var parts = new ArrayList<String>();
        parts.add("revision " + revision);
        if (!cause.isBlank()) {
            parts.add(cause);
        }
        images.forEach((container, image) -> before.find(IMAGE + container)
                .filter(old -> !old.equals(image))
                .ifPresent(old -> parts.add(container + ": " + old + " → " + image)));
        return String.join("; ", parts);
    }

    /** That of the labels, else the tag of the first image that is another than before, else none. */
    String versionAfter(SourceSnapshot before) {
        if (!version.isBlank()) {
            return version;
        }
        return images.entrySet().stream()
                .filter(image -> !before.text(IMAGE + image.getKey()).equals(image.getValue()))
                .map(image -> tag(image.getValue()))
                .filter(tag -> !tag.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String tag(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        var end = name.indexOf('@') < 0 ? name.length() : name.indexOf('@');
        var colon = name.indexOf(':');
        return colon < 0 || colon > end ? "" : name.substring(colon + 1, end);
    }
}
