package dev.faultline.api.document;

import dev.faultline.probe.Status;
import dev.faultline.schedule.Swept;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All dependencies before and after they were probed at once.
 *
 * @param before the status of each before, by name; UNKNOWN for one that had not been probed yet
 * @param after the status of each after, by name
 * @param changed the names of those whose status is another now
 * @param dependencies the observations behind that
 */
public record SweepDocument(
        Map<String, Status> before, Map<String, Status> after, List<String> changed, List<SweptDocument> dependencies) {

    public static SweepDocument of(List<Swept> swept) {
        var before = new LinkedHashMap<String, Status>();
        var after = new LinkedHashMap<String, Status>();
        var dependencies = swept.stream().map(SweptDocument::of).toList();
        for (var one : dependencies) {
            before.put(
                    one.name(),
                    one.before() == null ? Status.UNKNOWN : one.before().status());
            after.put(one.name(), one.after().status());
        }
        var changed = dependencies.stream()
                .filter(SweptDocument::changed)
                .map(SweptDocument::name)
                .toList();
        return new SweepDocument(before, after, changed, dependencies);
    }

    /**
     * One dependency before and after.
     *
     * @param name which
     * @param before its latest observation before; null if there was none
     * @param after what was seen now
     * @param changed whether the status is another now
     */
    public record SweptDocument(
            String name, @Nullable ObservationDocument before, ObservationDocument after, boolean changed) {

        static SweptDocument of(Swept swept) {
            var before = swept.before().map(ObservationDocument::of).orElse(null);
            var after = ObservationDocument.of(swept.after());
            return new SweptDocument(
                    swept.dependency(), before, after, before != null && before.status() != after.status());
        }
    }
}
