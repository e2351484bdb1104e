package dev.faultline.config;

import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A section of the YAML file, read key by key. Not thread-safe. */
final class YamlSettings implements SettingsSection {

    private final SectionReader reader;
    private final OpenedSubsections below;

    YamlSettings(SectionReader reader) {
        this.reader = reader;
        this.below = new OpenedSubsections(reader);
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
            reject(key, WordSuggestion.meant(word.get(), allowed) + words);
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
        return DurationKey.read(reader, key);
    }

    @Override
    public Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
        return DurationKey.read(reader, key, min, max).orElse(defaultValue);
    }

    @Override
    public Optional<Long> bytes(String key) {
        var allowed = "an amount such as 512, 10MiB, 1GiB or 500MB";
        var text = reader.text(key, allowed);
        var bytes = text.flatMap(AmountSyntax::bytes);
        if (text.isPresent() && bytes.isEmpty()) {
            reject(key, allowed);
        }
        return bytes;
    }

    @Override
    public List<String> texts(String key) {
        return TextsKey.read(reader, key);
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
        return below.section(key);
    }

    @Override
    public List<YamlSettings> sections(String key) {
        return below.sections(key);
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
        return reader.hasErrors() || below.all().anyMatch(YamlSettings::hasErrors);
    }

    /** Reports the keys that nobody asked for, here and below. */
    void finish() {
        reader.finish();
        below.all().forEach(YamlSettings::finish);
    }
}
