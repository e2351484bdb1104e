package dev.faultline.web.page.status;

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
 * @param title what it is about
 * @param summary one sentence
 * @param lines more about it, one a line
 * @param isNoConfig whether it is that there is no config file
 */
@TemplateData
public record SidecarWarning(String title, String summary, List<String> lines, boolean isNoConfig) {

    /** All there are, the gravest first. */
    public static List<SidecarWarning> all(Optional<ConfigProblem> config, boolean isConfigured, StoreState store) {
        var concerns = new ArrayList<SidecarWarning>();
        if (!store.durable() && store.warnings().isEmpty()) {
            concerns.add(
                    ofStore("What is seen now does not reach the disk; it is kept in memory for as long as it fits."));
        }
        store.warnings().forEach(warning -> concerns.add(ofStore(warning)));
        config.map(problem -> ofConfig(problem, isConfigured)).ifPresent(concerns::add);
        return List.copyOf(concerns);
    }

    private static SidecarWarning ofStore(String warning) {
        return new SidecarWarning("The store", warning, List.of(), false);
    }

    private static SidecarWarning ofConfig(ConfigProblem problem, boolean isConfigured) {
        var isNone = !isConfigured && problem.errors().isEmpty();
        return new SidecarWarning(
                isNone ? "No config file yet" : "The config file",
                problem.summary(),
                problem.errors().stream().map(ConfigError::text).toList(),
                isNone);
    }
}
