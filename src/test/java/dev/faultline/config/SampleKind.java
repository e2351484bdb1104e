// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.ProbeSpec;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A kind that has a key of every type. */
record SampleKind(DependencyKind kind) implements ProbeFactory<SampleKind.Spec> {

    static final List<SampleKind> ALL = List.of(
            new SampleKind(new DependencyKind("sample")),
            new SampleKind(new DependencyKind("other")),
            new SampleKind(DependencyKind.NETWORK));

    record Spec(
            String url,
            String mode,
            long tries,
            boolean verify,
            Duration patience,
            Optional<Long> size,
            List<String> control,
            Map<String, String> labels,
            Map<String, Secret> headers,
            Optional<Secret> password,
            Optional<String> body)
            implements ProbeSpec {

        @Override
        public Set<String> endpoints() {
            return url.isEmpty() ? Set.of() : Set.of(url.substring(url.indexOf("://") + 3));
        }

        @Override
        public Map<String, Object> publicView() {
            return Map.of("url", url);
        }

        @Override
        public Set<Secret> secrets() {
            var secrets = new HashSet<>(headers.values());
            password.ifPresent(secrets::add);
            return secrets;
        }
    }

    @Override
    public Spec read(SettingsSection settings) {
        var url = kind.equals(DependencyKind.NETWORK) ? "" : settings.requiredText("url");
        if (!url.isEmpty() && !url.contains("://")) {
            settings.reject("url", "a URL such as sample://host:1");
        }
        return new Spec(
                url,
                settings.choice("mode", "fast", Set.of("fast", "slow")),
                settings.number("tries", 1, 1, 10),
                settings.flag("verify", true),
                settings.duration("patience", Duration.ofSeconds(1)),
                settings.bytes("size"),
                settings.texts("control"),
                settings.textMap("labels"),
                settings.secretMap("headers"),
                settings.secret("password"),
                settings.has("expect")
                        ? Optional.of(settings.section("expect").requiredText("body"))
                        : Optional.empty());
    }

    @Override
    public Probe open(Spec spec) {
        return deadline -> CompletableFuture.completedFuture(Outcome.up());
    }
}
