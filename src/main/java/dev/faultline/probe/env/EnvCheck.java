// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.env;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One look at variables and files: tells everything that is wrong at once, and no value. */
final class EnvCheck implements Supplier<Outcome> {

    private final EnvSpec spec;
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final Function<String, Optional<String>> environment;

    EnvCheck(EnvSpec spec, Function<String, Optional<String>> environment) {
        this.spec = spec;
        this.environment = environment;
        spec.matches().forEach((name, regex) -> patterns.put(name, Pattern.compile(regex, Pattern.DOTALL)));
    }

    @Override
    public Outcome get() {
        var wrong = new ArrayList<String>();
        spec.required().forEach(name -> missing(name).ifPresent(wrong::add));
        patterns.forEach((name, pattern) -> mismatch(name, pattern).ifPresent(wrong::add));
        spec.files().forEach(file -> unusable(file).ifPresent(wrong::add));
        return wrong.isEmpty() ? Outcome.up() : Outcome.down(FailureClass.ASSERTION, String.join("; ", wrong));
    }

    private Optional<String> missing(String name) {
        var value = environment.apply(name);
        if (value.isEmpty()) {
            return Optional.of(name + " is not set");
        }
        return value.get().isBlank() ? Optional.of(name + " is empty") : Optional.empty();
    }

    private Optional<String> mismatch(String name, Pattern pattern) {
        var value = environment.apply(name);
        if (value.isEmpty()) {
            return spec.required().contains(name) ? Optional.empty() : Optional.of(name + " is not set");
        }
        return pattern.matcher(value.get()).matches()
                ? Optional.empty()
                : Optional.of(name + " is not of the expected form");
    }

    private static Optional<String> unusable(Path file) {
        try (var content = Files.newInputStream(file)) {
            return content.read() < 0 ? Optional.of(file + " is empty") : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.of(file + " does not exist");
        } catch (AccessDeniedException closed) {
            return Optional.of(file + " is not readable: permission denied");
        } catch (IOException trouble) {
            return Optional.of(file + " is not readable: " + trouble.getMessage());
        }
    }
}
