package dev.faultline.page;

import dev.faultline.config.ConfigError;
import dev.faultline.config.ConfigProblem;
import dev.faultline.store.StoreState;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something about the sidecar itself that a person has to know.
 *
 * @param summary one sentence
 * @param lines more about it, one a line
 */
@TemplateData
record Concern(String summary, List<String> lines) {

    static List<Concern> all(Optional<ConfigProblem> config, StoreState store) {
        var concerns = new ArrayList<Concern>();
        config.ifPresent(problem -> concerns.add(new Concern(
                problem.summary(),
                problem.errors().stream().map(ConfigError::text).toList())));
        store.warnings().forEach(warning -> concerns.add(new Concern(warning, List.of())));
        return concerns;
    }
}
