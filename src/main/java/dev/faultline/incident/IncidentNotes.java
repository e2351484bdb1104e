// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What people said of an incident.
 *
 * @param title one line by whoever recorded it, may be empty
 * @param annotations what people added, by time
 * @param links what it has to do with: addresses, or ids of other incidents
 */
public record IncidentNotes(String title, List<IncidentAnnotation> annotations, List<String> links) {

    /** Nobody said anything. */
    public static final IncidentNotes NONE = new IncidentNotes("", List.of(), List.of());

    public IncidentNotes {
        Objects.requireNonNull(title);
        annotations = List.copyOf(annotations);
        links = List.copyOf(links);
    }

    /** The same with more; a link that is there already changes nothing. */
    public IncidentNotes and(List<IncidentAnnotation> more, List<String> related) {
        return new IncidentNotes(
                title,
                Stream.concat(annotations.stream(), more.stream())
                        .sorted(Comparator.comparing(IncidentAnnotation::at))
                        .toList(),
                Stream.concat(links.stream(), related.stream()).distinct().toList());
    }
}
