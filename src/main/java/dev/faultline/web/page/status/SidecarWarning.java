// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.status;

import dev.faultline.analysis.wording.SourceWording;
import dev.faultline.config.ConfigError;
import dev.faultline.config.ConfigProblem;
import dev.faultline.errors.SourceTrouble;
import dev.faultline.store.StoreState;
import dev.faultline.web.page.format.PageWording;
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
 * @param isNoConfig whether it says that there is no config file
 */
@TemplateData
public record SidecarWarning(String title, String summary, List<String> lines, boolean isNoConfig) {

    /** All of them, the gravest first. */
    public static List<SidecarWarning> all(
            Optional<ConfigProblem> config, boolean isConfigured, StoreState store, List<SourceTrouble> sources) {
        var warnings = new ArrayList<SidecarWarning>();
        if (!store.durable() && store.warnings().isEmpty()) {
            warnings.add(ofStore(PageWording.NOT_DURABLE));
        }
        store.warnings().forEach(warning -> warnings.add(ofStore(warning)));
        config.map(problem -> ofConfig(problem, isConfigured)).ifPresent(warnings::add);
        sources.forEach(each ->
                warnings.add(new SidecarWarning(PageWording.SOURCES, SourceWording.mend(each), List.of(), false)));
        return List.copyOf(warnings);
    }

    private static SidecarWarning ofStore(String warning) {
        return new SidecarWarning(PageWording.STORAGE, warning, List.of(), false);
    }

    private static SidecarWarning ofConfig(ConfigProblem problem, boolean isConfigured) {
        var isNone = !isConfigured && problem.errors().isEmpty();
        return new SidecarWarning(
                isNone ? PageWording.NO_CONFIG_FILE : PageWording.CONFIG_FILE,
                problem.summary(),
                problem.errors().stream().map(ConfigError::text).toList(),
                isNone);
    }
}
