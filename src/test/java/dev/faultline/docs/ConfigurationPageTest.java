// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.config.ConfigLoader;
import dev.faultline.config.ConfigSchema;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.notify.EventType;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.kinds.ProbeKinds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/configuration.md} names every key and kind that the config file takes, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigurationPageTest {

    private static final String KEY = "key";
    private static final String TLS = "tls";
    private static final String OF_A_KIND = "Kind ";
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```yaml\n(faultline:$.*?)^```$");

    private final Vertx vertx = Vertx.vertx();
    private final ProbeKinds kinds = new ProbeKinds(vertx, Runnable::run);
    private final ConfigLoader loader =
            new ConfigLoader(factories(kinds), variable -> Optional.of("http://of.the.environment"));
    private final AllowedKeys allowed = new AllowedKeys(loader);
    private final DocumentPage page;

    ConfigurationPageTest() throws IOException {
        page = DocumentPage.read("docs/configuration.md");
    }

    private static List<ProbeFactory<?>> factories(ProbeKinds kinds) {
        var factories = new ArrayList<ProbeFactory<?>>();
        kinds.kinds().forEach(kind -> factories.add(kinds.factory(kind).orElseThrow()));
        factories.add(kinds.network());
        return factories;
    }

    @AfterAll
    void close() {
        vertx.close();
    }

    @Test
    void everyKeyOfTheFileIsThereAndNoOther() {
        var named = new LinkedHashSet<>(page.column(KEY, "The file"));
        sections().forEach(section -> named.addAll(below(section + ".", keys(section))));
        named.addAll(below("network.", keys("defaults")));

        assertThat(withParents(named)).containsExactlyInAnyOrderElementsOf(allowed.ofTheFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/configuration.md"})
    void theFilesThatAreShownWorkOnceTheirSecretsAreThere(String document) throws IOException {
        var shown = SHOWN.matcher(Files.readString(Path.of(document))).results().toList();

        assertThat(shown).isNotEmpty();
        for (var file : shown) {
            assertThat(allowed.errors(file.group(1)))
                    .filteredOn(error -> !error.key().endsWith("-file"))
                    .as(file.group(1))
                    .isEmpty();
        }
    }

    @Test
    void everyKindIsThereAndNoOther() {
        var names = kinds.kinds().stream().map(DependencyKind::name).collect(Collectors.toSet());

        assertThat(page.column("kind")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(page.headings(KEY))
                .filteredOn(heading -> heading.startsWith(OF_A_KIND))
                .containsExactlyInAnyOrderElementsOf(below(OF_A_KIND, names));
    }

    @Test
    void everyKeyOfADependencyIsThereAndNoOther() {
        for (var kind : kinds.kinds()) {
            var named = Stream.of("defaults", "dependencies", OF_A_KIND + kind.name())
                    .flatMap(heading -> keys(heading).stream())
                    .collect(Collectors.toSet());

            assertThat(withParents(named))
                    .as(kind.name())
                    .containsExactlyInAnyOrderElementsOf(allowed.ofDependency(kind.name()));
        }
    }

    @Test
    void aRouteTakesTheKeysOfTheDefaultsAndThoseOfHttp() {
        var named = new LinkedHashSet<>(keys("defaults"));
        named.addAll(keys(OF_A_KIND + "http"));

        assertThat(withParents(named)).containsExactlyInAnyOrderElementsOf(allowed.ofRoute());
    }

    @Test
    void theSchemaHasTheSameKeys() {
        var schema = ConfigSchema.of(loader, factories(kinds));

        assertThat(ofSchema("", schema.at("/properties/faultline")))
                .filteredOn(key -> !key.startsWith("routes."))
                .containsExactlyInAnyOrderElementsOf(allowed.ofTheFile());
        for (var kind : kinds.kinds()) {
            assertThat(ofSchema("", schema.at("/$defs/" + kind.name())))
                    .as(kind.name())
                    .containsExactlyInAnyOrderElementsOf(allowed.ofDependency(kind.name()));
        }
    }

    private static Set<String> ofSchema(String prefix, JsonNode schema) {
        var keys = new LinkedHashSet<String>();
        var section = schema.has("properties") ? schema : schema.path("anyOf").path(0);
        section.path("properties").properties().forEach(key -> {
            keys.add(prefix + key.getKey());
            keys.addAll(ofSchema(prefix + key.getKey() + ".", key.getValue()));
        });
        return keys;
    }

    @Test
    void everyEventThatAReceiverCanTakeIsThereAndNoOther() {
        assertThat(page.column("event"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventType.values()).map(EventType::label).toList());
    }

    /** The headings that are sections of the file; those of dependencies and TLS belong below others. */
    private Set<String> sections() {
        return page.headings(KEY).stream()
                .filter(heading -> heading.matches("[a-z.-]+"))
                .filter(heading -> !Set.of("dependencies", TLS).contains(heading))
                .collect(Collectors.toSet());
    }

    /** The keys below one heading; of a key {@code tls} also those below the heading of that name. */
    private Set<String> keys(String heading) {
        var keys = new LinkedHashSet<>(page.column(KEY, heading));
        if (keys.contains(TLS)) {
            keys.addAll(below(TLS + ".", page.column(KEY, TLS)));
        }
        return keys;
    }

    private static Set<String> below(String prefix, Set<String> names) {
        return names.stream().map(prefix::concat).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> withParents(Set<String> keys) {
        var all = new LinkedHashSet<String>();
        for (var key : keys) {
            for (var dot = key.length(); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
                all.add(key.substring(0, dot));
            }
        }
        return all;
    }
}
