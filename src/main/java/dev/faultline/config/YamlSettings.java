// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
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
import java.util.function.Function;

/** A section of the YAML file, read key by key. Remembers which keys were asked for, and for what. Not thread-safe. */
final class YamlSettings implements SettingsSection {

    private final YamlSection section;
    private final ScalarTexts scalars;
    private final SectionErrors errors;
    private final OpenedSubsections below;
    private final SectionShape shape = new SectionShape();

    /** @param allErrors the errors of the whole file so far; those of this section and below are added to them */
    YamlSettings(YamlSection section, EnvironmentPlaceholders placeholders, List<ConfigError> allErrors) {
        this.section = section;
        this.errors = new SectionErrors(section, allErrors);
        this.scalars = new ScalarTexts(placeholders, errors);
        this.below = new OpenedSubsections(section, placeholders, errors, allErrors);
    }

    @Override
    public void reject(String key, String allowed) {
        if (section.find(key).isEmpty()) {
            shape.require(key);
        }
        errors.reject(key, allowed);
    }

    void rejectHere(String key, String allowed) {
        errors.rejectHere(key, allowed);
    }

    @Override
    public boolean has(String key) {
        shape.ask(key);
        return section.entry(key).isPresent();
    }

    @Override
    public Optional<String> text(String key) {
        return text(key, "a text");
    }

    Optional<String> text(String key, String allowed) {
        shape.ask(key, new KeyShape.Text());
        return section.entry(key).flatMap(entry -> scalars.text(key, entry.value(), allowed));
    }

    /** The value that a key's text means; a text that means none is reported. */
    private <T> Optional<T> value(String key, String allowed, Function<String, Optional<T>> meaning) {
        var text = text(key, allowed);
        var value = text.flatMap(meaning);
        if (text.isPresent() && value.isEmpty()) {
            reject(key, allowed);
        }
        return value;
    }

    @Override
    public String choice(String key, String defaultWord, Set<String> allowed) {
        var sorted = allowed.stream().sorted().toList();
        shape.ask(key, new KeyShape.OneOf(sorted));
        var words = "one of " + String.join(", ", sorted);
        var word = text(key, words);
        if (word.isPresent() && !allowed.contains(word.get())) {
            reject(key, WordSuggestion.meant(word.get(), allowed) + words);
            return defaultWord;
        }
        return word.orElse(defaultWord);
    }

    @Override
    public long number(String key, long defaultValue, long min, long max) {
        shape.ask(key, new KeyShape.WholeNumber(min, max));
        var allowed = "a whole number from " + min + " to " + max;
        return value(key, allowed, text -> AmountSyntax.number(text, min, max)).orElse(defaultValue);
    }

    @Override
    public Optional<Duration> duration(String key) {
        shape.ask(key, new KeyShape.TimeSpan());
        return value(key, AmountSyntax.DURATIONS, AmountSyntax::positiveDuration);
    }

    @Override
    public Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
        shape.ask(key, new KeyShape.TimeSpan());
        return value(key, AmountSyntax.durations(min, max), text -> AmountSyntax.duration(text, min, max))
                .orElse(defaultValue);
    }

    @Override
    public Optional<Long> bytes(String key) {
        shape.ask(key, new KeyShape.ByteCount());
        return value(key, "an amount such as 512, 10MiB, 1GiB or 500MB", AmountSyntax::bytes);
    }

    @Override
    public List<String> texts(String key) {
        shape.ask(key, new KeyShape.Texts());
        return scalars.texts(section, key);
    }

    @Override
    public Map<String, String> textMap(String key) {
        var named = section(key);
        var texts = new LinkedHashMap<String, String>();
        named.keys().forEach(name -> named.text(name).ifPresent(text -> texts.put(name, text)));
        return Collections.unmodifiableMap(texts);
    }

    @Override
    public Map<String, Secret> secretMap(String key) {
        return SecretKey.readAll(section(key));
    }

    @Override
    public Optional<Secret> secret(String key) {
        shape.atMostOne(List.of(key, key + "-file"));
        return SecretKey.read(this, key);
    }

    @Override
    public void eitherOf(String key, String other) {
        shape.atMostOne(List.of(key, other));
        SettingsSection.super.eitherOf(key, other);
    }

    /** What was asked so far. */
    SectionShape shape() {
        return shape;
    }

    void hide(String key) {
        errors.hide(key);
    }

    @Override
    public YamlSettings section(String key) {
        var opened = below.section(key);
        shape.ask(key, new KeyShape.Below(opened.shape));
        return opened;
    }

    @Override
    public List<YamlSettings> sections(String key) {
        var opened = below.sections(key);
        shape.ask(
                key,
                new KeyShape.ListBelow(opened.stream().map(YamlSettings::shape).toList()));
        return opened;
    }

    /** The keys that are there, in the order of the file. */
    Set<String> keys() {
        shape.nameFreely();
        return Collections.unmodifiableSet(section.keys());
    }

    void rejectKey(String key, String problem, String allowed) {
        shape.ask(key);
        errors.rejectKey(key, problem, allowed);
    }

    /** Refuses a key, by name, that a later version will know. */
    void notYet(String key) {
        if (has(key)) {
            rejectKey(key, "is not supported by this version yet", "leave it out");
        }
        shape.forget(key);
    }

    /** Says that nobody can tell which keys belong here: none is reported as unknown. */
    void abandon() {
        section.keys().forEach(shape::ask);
    }

    /** Whether anything was reported, here or below. */
    boolean hasErrors() {
        return !errors.isEmpty() || below.all().anyMatch(YamlSettings::hasErrors);
    }

    /** Reports the keys that nobody asked for, here and below. */
    void finish() {
        errors.rejectUnknown(shape.keys().keySet());
        below.all().forEach(YamlSettings::finish);
    }
}
