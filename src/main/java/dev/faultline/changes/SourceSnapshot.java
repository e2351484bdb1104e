// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a place looked: names and values, as they are kept over a restart.
 *
 * @param values in the order of their names
 */
public record SourceSnapshot(SortedMap<String, String> values) {

    /** Nothing is there. */
    public static final SourceSnapshot NONE = new SourceSnapshot(new TreeMap<>());

    public SourceSnapshot {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static SourceSnapshot of(Map<String, String> values) {
        return new SourceSnapshot(new TreeMap<>(values));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, or the empty text. */
    public String text(String name) {
        return find(name).orElse("");
    }

    /** The value, if it is a whole number. */
    public Optional<Long> number(String name) {
        return find(name).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    /** One line for each name, to be kept. */
    public String written() {
        return values.entrySet().stream()
                .map(entry -> escaped(entry.getKey()) + "\t" + escaped(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** What {@link #written()} has written; a line that is none is left out. */
    public static SourceSnapshot read(String written) {
        var values = new TreeMap<String, String>();
        for (var line : written.split("\n")) {
            var tab = line.indexOf('\t');
            if (tab >= 0) {
                values.put(plain(line.substring(0, tab)), plain(line.substring(tab + 1)));
            }
        }
        return new SourceSnapshot(values);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A");
    }

    private static String plain(String text) {
        return text.replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
    }
}
