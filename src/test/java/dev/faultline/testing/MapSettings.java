// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a section, taken from a map of texts, lists and maps. Keeps what was rejected. */
public final class MapSettings implements SettingsSection {

    private static final Map<String, Long> UNITS =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "kB", 1000L, "MB", 1_000_000L);

    private final String prefix;
    private final Map<String, ?> values;
    private final List<String> rejections;

    private MapSettings(String prefix, Map<String, ?> values, List<String> rejections) {
        this.prefix = prefix;
        this.values = values;
        this.rejections = rejections;
    }

    public static MapSettings of(Map<String, ?> values) {
        return new MapSettings("", values, new ArrayList<>());
    }

    /** What was rejected in this section and those below, each as {@code path.to.key: what is allowed}. */
    public List<String> rejections() {
        return List.copyOf(rejections);
    }

    @Override
    public void reject(String key, String allowed) {
        rejections.add(prefix + key + ": " + allowed);
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(value(key)).map(Object::toString);
    }

    @Override
    public String requiredText(String key) {
        var text = text(key).orElse("");
        if (text.isBlank()) {
            reject(key, "must be there");
        }
        return text;
    }

    @Override
    public String choice(String key, String defaultWord, Set<String> allowed) {
        var word = text(key).orElse(defaultWord);
        if (!allowed.contains(word)) {
            reject(key, "one of " + allowed);
            return defaultWord;
        }
        return word;
    }

    @Override
    public boolean flag(String key, boolean defaultValue) {
        return text(key).map(Boolean::parseBoolean).orElse(defaultValue);
    }

    @Override
    public long number(String key, long defaultValue, long min, long max) {
        var number = text(key).map(Long::parseLong).orElse(defaultValue);
        if (number < min || number > max) {
            reject(key, min + " to " + max);
            return defaultValue;
        }
        return number;
    }

    @Override
    public Duration duration(String key, Duration defaultValue) {
        return duration(key).orElse(defaultValue);
    }

    @Override
    public Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
        var duration = duration(key, defaultValue);
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            reject(key, "a duration from " + min + " to " + max);
            return defaultValue;
        }
        return duration;
    }

    @Override
    public Optional<Duration> duration(String key) {
        return text(key).map(MapSettings::parseDuration);
    }

    private static Duration parseDuration(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return text.endsWith("d")
                ? Duration.parse("P" + text)
                : Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }

    @Override
    public Optional<Long> bytes(String key) {
        return text(key).map(text -> {
            var unit = text.replaceFirst("^\\d+", "");
            var amount = Long.parseLong(text.substring(0, text.length() - unit.length()));
            return amount * (unit.isEmpty() ? 1 : UNITS.getOrDefault(unit, 1L));
        });
    }

    @Override
    public List<String> texts(String key) {
        var value = value(key);
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    @Override
    public Map<String, String> textMap(String key) {
        var texts = new LinkedHashMap<String, String>();
        if (value(key) instanceof Map<?, ?> map) {
            map.forEach((name, text) -> texts.put(name.toString(), text.toString()));
        }
        return texts;
    }

    @Override
    public Map<String, Secret> secretMap(String key) {
        var secrets = new LinkedHashMap<String, Secret>();
        textMap(key).forEach((name, text) -> secrets.put(name, Secret.of(text)));
        return secrets;
    }

    @Override
    public Optional<Secret> secret(String key) {
        return text(key).map(Secret::of).or(() -> text(key + "-file").map(file -> Secret.inFile(Path.of(file))));
    }

    @Override
    public SettingsSection section(String key) {
        var below = new LinkedHashMap<String, Object>();
        if (value(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> below.put(name.toString(), value));
        }
        return new MapSettings(prefix + key + ".", below, rejections);
    }

    @Override
    public List<MapSettings> sections(String key) {
        var below = new ArrayList<MapSettings>();
        if (value(key) instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                var values = new LinkedHashMap<String, Object>();
                ((Map<?, ?>) list.get(i)).forEach((name, value) -> values.put(name.toString(), value));
                below.add(new MapSettings(prefix + key + "[" + i + "].", values, rejections));
            }
        }
        return below;
    }

    private @Nullable Object value(String key) {
        return values.get(key);
    }
}
