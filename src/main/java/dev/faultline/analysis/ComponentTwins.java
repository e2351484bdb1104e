// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which dependency that is probed a component of the app's health document is about: the one that the config maps it to, else
 * the one of its name, else the only one of its kind, if no other component can mean that.
 */
final class ComponentTwins {

    private static final Map<String, Set<String>> KINDS_BY_WORD = Map.ofEntries(
            Map.entry("postgres", Set.of("postgresql")),
            Map.entry("mysql", Set.of("mysql")),
            Map.entry("mariadb", Set.of("mysql")),
            Map.entry("db", Set.of("postgresql", "mysql")),
            Map.entry("database", Set.of("postgresql", "mysql")),
            Map.entry("datasource", Set.of("postgresql", "mysql")),
            Map.entry("jdbc", Set.of("postgresql", "mysql")),
            Map.entry("redis", Set.of("redis")),
            Map.entry("kafka", Set.of("kafka")),
            Map.entry("rabbit", Set.of("amqp")),
            Map.entry("rabbitmq", Set.of("amqp")),
            Map.entry("amqp", Set.of("amqp")),
            Map.entry("mongo", Set.of("mongodb")),
            Map.entry("mongodb", Set.of("mongodb")),
            Map.entry("memcached", Set.of("memcached")),
            Map.entry("mail", Set.of("smtp")),
            Map.entry("smtp", Set.of("smtp")));

    private final List<Dependency> components;
    private final List<Dependency> probed;
    private final Map<String, String> mapped;

    private ComponentTwins(Collection<Dependency> all, Map<String, String> mapped) {
        this.components = all.stream().filter(ComponentTwins::isComponent).toList();
        this.probed = all.stream().filter(each -> !isComponent(each)).toList();
        this.mapped = mapped;
    }

    /**
     * The names of those that are probed, by the names of the components.
     *
     * @param mapped what the config says of it, by the same
     */
    static Map<String, String> of(Collection<Dependency> all, Map<String, String> mapped) {
        return new ComponentTwins(all, mapped).twins();
    }

    private static boolean isComponent(Dependency dependency) {
        return dependency.kind().equals(DependencyKind.APP_HEALTH);
    }

    private Map<String, String> twins() {
        var twins = new HashMap<String, String>();
        for (var component : components) {
            named(component.name()).ifPresent(twin -> twins.put(component.name(), twin));
        }
        var byKind = new HashMap<String, String>();
        for (var component : components) {
            if (!twins.containsKey(component.name())) {
                onlyOfKind(component.name()).ifPresent(twin -> byKind.put(component.name(), twin));
            }
        }
        byKind.forEach((component, twin) -> {
            if (!twins.containsValue(twin)
                    && byKind.values().stream().filter(twin::equals).count() == 1) {
                twins.put(component, twin);
            }
        });
        return twins;
    }

    private Optional<String> named(String component) {
        for (var name = component; name.contains("/"); name = name.substring(0, name.lastIndexOf('/'))) {
            var twin = mapped.get(name);
            if (twin != null) {
                return probed.stream()
                        .map(Dependency::name)
                        .filter(twin::equals)
                        .findFirst();
            }
        }
        var parts = List.of(component.split("/"));
        return probed.stream()
                .map(Dependency::name)
                .filter(name -> parts.subList(1, parts.size()).stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    private Optional<String> onlyOfKind(String component) {
        var words = component
                .substring(component.indexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+");
        var kinds = List.of(words).stream()
                .flatMap(word -> KINDS_BY_WORD.getOrDefault(word, Set.of()).stream())
                .collect(Collectors.toSet());
        var meant = probed.stream()
                .filter(each -> kinds.contains(each.kind().name()))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0).name()) : Optional.empty();
    }
}
