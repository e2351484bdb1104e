// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.settings.SettingsSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection string as MongoDB's drivers have it: several hosts behind one scheme.
 *
 * @param first the string with its first host only
 * @param others the hosts behind it
 */
public record MongoUrl(ServerUrl first, List<Endpoint> others) {

    static final int PORT = 27_017;

    private static final String PLAIN = "mongodb";
    private static final String BY_SERVICE = "mongodb+srv";
    private static final String FORM = "mongodb://host:port,host:port/database or mongodb+srv://host/database";

    public MongoUrl {
        others = List.copyOf(others);
    }

    static MongoUrl read(SettingsSection settings) {
        var text = settings.requiredText("url").strip();
        return parse(text).orElseGet(() -> {
            if (!text.isBlank()) {
                settings.reject("url", FORM);
            }
            return new MongoUrl(
                    new ServerUrl(
                            PLAIN, new Endpoint("invalid", PORT), Optional.empty(), Optional.empty(), "", Map.of()),
                    List.of());
        });
    }

    /** Reads one; empty if it is none. */
    public static Optional<MongoUrl> parse(String text) {
        var question = text.indexOf('?');
        var beforeQuery = question < 0 ? text : text.substring(0, question);
        var from = Math.max(beforeQuery.lastIndexOf('@') + 1, beforeQuery.indexOf("://") + 3);
        var slash = beforeQuery.indexOf('/', from);
        var to = slash < 0 ? beforeQuery.length() : slash;
        if (from > to) {
            return Optional.empty();
        }
        var hosts = Arrays.asList(beforeQuery.substring(from, to).split(",", -1));
        var others = new ArrayList<Endpoint>();
        for (var host : hosts.subList(1, hosts.size())) {
            Endpoint.parse(host, PORT).ifPresent(others::add);
        }
        return ServerUrl.parse(
                        text.substring(0, from) + hosts.get(0) + text.substring(to), Set.of(PLAIN, BY_SERVICE), PORT)
                .filter(url -> others.size() == hosts.size() - 1)
                .map(url -> new MongoUrl(url, others))
                .filter(url -> url.service().isEmpty()
                        || others.isEmpty() && !hosts.get(0).contains(":"));
    }

    /** The name whose SRV records say where the servers are, if it is one. */
    Optional<String> service() {
        return first.scheme().equals(BY_SERVICE) ? Optional.of(first.endpoint().host()) : Optional.empty();
    }

    /** All of them, the first one first. */
    public List<Endpoint> hosts() {
        var hosts = new ArrayList<Endpoint>();
        hosts.add(first.endpoint());
        hosts.addAll(others);
        return hosts;
    }

    /** What a parameter says, whatever the case of its name. */
    Optional<String> parameter(String name) {
        return first.parameters().entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean says(String name) {
        return parameter(name).filter("true"::equalsIgnoreCase).isPresent();
    }
}
