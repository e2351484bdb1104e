package dev.faultline.page;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.schedule.Standing;
import io.quarkus.qute.TemplateData;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A dependency as the page shows it.
 *
 * @param name which
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param status the status of its latest observation
 * @param style the style class of that status
 * @param confirmed the confirmed status; empty if it is not probed here
 * @param seenAt when it was last looked at; empty if never
 * @param failure the failure class; empty when up
 * @param message what was said; may be empty
 */
@TemplateData
record DependencyRow(
        String name,
        String kind,
        boolean critical,
        String status,
        String style,
        String confirmed,
        String seenAt,
        String failure,
        String message) {

    static DependencyRow of(Dependency dependency, Optional<Observation> last, Optional<Standing> standing) {
        var status = last.map(Observation::status).orElse(Status.UNKNOWN).name();
        return new DependencyRow(
                dependency.name(),
                dependency.kind().name(),
                dependency.critical(),
                status,
                status.toLowerCase(Locale.ROOT),
                standing.map(found -> found.confirmed().name()).orElse(""),
                last.map(seen ->
                                seen.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""),
                last.map(seen -> seen.failure().label()).orElse(""),
                last.map(Observation::message).orElse(""));
    }
}
