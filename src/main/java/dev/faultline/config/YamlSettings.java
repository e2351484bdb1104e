package dev.faultline.config;

import dev.faultline.probe.Secret;
import dev.faultline.probe.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A section of the YAML file, read key by key. Not thread-safe. */
final class YamlSettings implements Settings {

    private static final String ANY_DURATION = "a positive duration such as 250ms, 5s, 2m or 1h";
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final SectionReader reader;
    private final Map<String, YamlSettings> sections = new HashMap<>();

    YamlSettings(SectionReader reader) {
        this.reader = reader;
    }

    @Override
    public void reject(String key, String allowed) {
        reader.reject(key, allowed);
    }

    @Override
    public boolean has(String key) {
        reader.ask(key);
        return reader.section().entry(key).isPresent();
    }

    @Override
    public Optional<String> text(String key) {
        return reader.text(key, "a text");
    }

    @Override
    public String requiredText(String key) {
        var text = reader.text(key, "a text");
        if (text.isEmpty() || text.get().isBlank()) {
            reject(key, "a text that is not empty");
        }
        return text.orElse("");
    }

    @Override
    public String choice(String key, String defaultWord, Set<String> allowed) {
        var words = "one of " + allowed.stream().sorted().collect(Collectors.joining(", "));
        var word = reader.text(key, words);
        if (word.isPresent() && !allowed.contains(word.get())) {
            reject(key, words);
            return defaultWord;
        }
        return word.orElse(defaultWord);
    }

    @Override
    public boolean flag(String key, boolean defaultValue) {
        return Boolean.parseBoolean(choice(key, String.valueOf(defaultValue), Set.of("true", "false")));
    }

    @Override
    public long number(String key, long defaultValue, long min, long max) {
        var allowed = "a whole number from " + min + " to " + max;
        var text = reader.text(key, allowed);
        if (text.isEmpty()) {
            return defaultValue;
        }
        try {
            var number = Long.parseLong(text.get());
            if (min <= number && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Reported below, like one out of bounds.
        }
        reject(key, allowed);
        return defaultValue;
    }

    @Override
    public Duration duration(String key, Duration defaultValue) {
        return duration(key).orElse(defaultValue);
    }

    @Override
    public Optional<Duration> duration(String key) {
        return duration(key, Duration.ofMillis(1), LONGEST, ANY_DURATION);
    }

    /** A duration in [{@code min}, {@code max}]. */
    Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
        var allowed = ANY_DURATION + ", from " + Amounts.text(min) + " to " + Amounts.text(max);
        return duration(key, min, max, allowed).orElse(defaultValue);
    }

    private Optional<Duration> duration(String key, Duration min, Duration max, String allowed) {
        var text = reader.text(key, allowed);
        var duration =
                text.flatMap(Amounts::duration).filter(each -> each.compareTo(min) >= 0 && each.compareTo(max) <= 0);
        if (text.isPresent() && duration.isEmpty()) {
            reject(key, allowed);
        }
        return duration;
    }

    @Override
    public Optional<Long> bytes(String key) {
        var allowed = "an amount such as 512, 10MiB, 1GiB or 500MB";
        var text = reader.text(key, allowed);
        var bytes = text.flatMap(Amounts::bytes);
        if (text.isPresent() && bytes.isEmpty()) {
            reject(key, allowed);
        }
        return bytes;
    }

    @Override
    public List<String> texts(String key) {
        reader.ask(key);
        var node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof MappingNode) {
            reject(key, "a list of texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        var elements = YamlSection.elements(node.get());
        for (var i = 0; i < elements.size(); i++) {
            var element = node.get() instanceof ScalarNode ? key : key + "[" + i + "]";
            reader.text(element, elements.get(i), "a text").ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    @Override
    public Map<String, String> textMap(String key) {
        var texts = new LinkedHashMap<String, String>();
        var below = section(key);
        below.keys().forEach(name -> below.text(name).ifPresent(text -> texts.put(name, text)));
        return Collections.unmodifiableMap(texts);
    }

    @Override
    public Map<String, Secret> secretMap(String key) {
        var below = section(key);
        below.keys().forEach(below.reader::hide);
        var hidden = new LinkedHashMap<String, Secret>();
        textMap(key).forEach((name, text) -> hidden.put(name, Secret.of(text)));
        return Collections.unmodifiableMap(hidden);
    }

    @Override
    public Optional<Secret> secret(String key) {
        return SecretKey.read(reader, key);
    }

    @Override
    public YamlSettings section(String key) {
        reader.ask(key);
        return sections.computeIfAbsent(key, this::open);
    }

    private YamlSettings open(String key) {
        var node = node(key);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return new YamlSettings(reader.below(key, mapping));
        }
        var nothing = YamlSection.empty(reader.section().pathOf(key), reader.lineOf(key));
        if (node.isPresent()) {
            reader.rejectForSection(key, node.get());
            return new YamlSettings(reader.mute(nothing));
        }
        return new YamlSettings(reader.below(nothing));
    }

    private Optional<Node> node(String key) {
        return reader.section().find(key).filter(node -> !YamlSection.isNothing(node));
    }

    /** The keys that are there, in the order of the file. */
    Set<String> keys() {
        return Collections.unmodifiableSet(reader.section().keys());
    }

    /** Reports a key as such, whatever its value. */
    void rejectKey(String key, String problem, String allowed) {
        reader.rejectKey(key, problem, allowed);
    }

    /** Refuses a key, by name, that a later version will know. */
    void notYet(String key) {
        if (has(key)) {
            reader.rejectKey(key, "is not supported by this version yet", "leave it out");
        }
        reader.forget(key);
    }

    /** Says that nobody can tell which keys belong here: none is reported as unknown. */
    void abandon() {
        reader.askForAll();
    }

    /** Whether anything was reported, here or below. */
    boolean hasErrors() {
        return reader.hasErrors() || sections.values().stream().anyMatch(YamlSettings::hasErrors);
    }

    /** Reports the keys that nobody asked for, here and below. */
    void finish() {
        reader.finish();
        sections.values().forEach(YamlSettings::finish);
    }
}
