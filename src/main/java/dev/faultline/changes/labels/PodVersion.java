// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.labels;

import dev.faultline.changes.ChangeMessageWording;
import dev.faultline.changes.SourceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What of a pod's labels and annotations tells which version of the app runs in it. */
final class PodVersion {

    static final String VERSION = "version";
    static final String POD = "pod";

    private static final String TEMPLATE = "template";
    private static final String REVISION = "revision";
    private static final String CAUSE = "cause";
    private static final String IMAGE = "image ";

    private static final List<String> VERSIONS =
            List.of("app.kubernetes.io/version", "version", "tags.datadoghq.com/version");
    private static final List<String> TEMPLATES = List.of("pod-template-hash", "controller-revision-hash");

    private PodVersion() {}

    static SourceSnapshot of(Map<String, String> labels, Map<String, String> annotations, String pod) {
        var all = new TreeMap<String, String>(annotations);
        all.putAll(labels);
        var facts = new TreeMap<String, String>();
        facts.put(POD, pod);
        first(all, VERSIONS).ifPresent(version -> facts.put(VERSION, version));
        first(all, TEMPLATES).ifPresent(hash -> facts.put(TEMPLATE, hash));
        first(all, List.of("deployment.kubernetes.io/revision")).ifPresent(number -> facts.put(REVISION, number));
        first(all, List.of("kubernetes.io/change-cause")).ifPresent(cause -> facts.put(CAUSE, cause));
        annotations.forEach((key, value) -> {
            if (isImage(key)) {
                facts.put(IMAGE + key, value);
            }
        });
        return SourceSnapshot.of(facts);
    }

    /** {@code image}, {@code example.com/image}, {@code app-image}: what people call it. */
    private static boolean isImage(String key) {
        var name = key.substring(key.indexOf('/') + 1);
        return name.equals("image") || name.endsWith("-image") || name.endsWith(".image");
    }

    private static Optional<String> first(Map<String, String> values, List<String> keys) {
        return keys.stream()
                .map(key -> values.getOrDefault(key, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** Whether it is another version, or another roll-out of the same one. */
    static boolean isDeploy(SourceSnapshot before, SourceSnapshot after) {
        return !identity(before).equals(identity(after));
    }

    private static SourceSnapshot identity(SourceSnapshot facts) {
        var identity = new TreeMap<>(facts.values());
        identity.remove(POD);
        identity.remove(CAUSE);
        return new SourceSnapshot(identity);
    }

    /** What the new pod brings, one sentence. */
    static String inWords(SourceSnapshot before, SourceSnapshot after) {
        var parts = new ArrayList<String>();
        after.find(CAUSE).ifPresent(parts::add);
        differences(before, after).forEach(parts::add);
        return parts.isEmpty() ? ChangeMessageWording.labelsChanged() : String.join("; ", parts);
    }

    private static Stream<String> differences(SourceSnapshot before, SourceSnapshot after) {
        var names = new TreeMap<>(before.values());
        names.putAll(after.values());
        names.remove(POD);
        names.remove(CAUSE);
        return names.keySet().stream()
                .filter(name -> !before.find(name).equals(after.find(name)))
                .map(name -> name + " " + before.find(name).orElse("none") + " → "
                        + after.find(name).orElse("none"));
    }
}
