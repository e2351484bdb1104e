// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.problem.RequestFault;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The query parameters of a request. Unknown ones are refused: a misspelt one would change the response. */
public final class QueryParameters extends RequestInputs {

    private final MultivaluedMap<String, String> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<RequestFault> faults = new ArrayList<>();

    public QueryParameters(MultivaluedMap<String, String> values, Instant now) {
        super(now);
        this.values = values;
    }

    @Override
    public Optional<String> text(String name) {
        known.add(name);
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            reject(name, "only once, not " + all.size() + " times");
        }
        return all.stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> texts(String name) {
        known.add(name);
        return values.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Override
    public void reject(String name, String allowed) {
        faults.add(RequestFault.ofParameter(name, values.getFirst(name), allowed));
    }

    @Override
    public void reject(String name, String allowed, String sentence) {
        faults.add(
                RequestFault.ofParameter(name, values.getFirst(name), allowed).saying(sentence));
    }

    @Override
    public void end() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reject(
                        name,
                        known.isEmpty()
                                ? "unknown parameter; this call takes none"
                                : "unknown parameter; the parameters are " + String.join(", ", known)));
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.stream().distinct().toList());
        }
    }
}
