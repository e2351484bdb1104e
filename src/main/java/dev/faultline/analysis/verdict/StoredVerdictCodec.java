// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.changes.Change;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.util.Collection;
import java.util.Optional;

/**
 * Turns a verdict into the text that is stored with its incident, and back. Instants and durations are in ISO 8601, enums
 * by their names; what is absent is left out. Of a dependency its name, kind and criticality are stored: where it is and
 * how it is watched is the config's to say.
 *
 * <p>The format belongs to the store, not to the API, and has a number. Rows outlive the program that wrote them: a change
 * of a field's name or meaning takes the next number, and the formats before it stay readable.
 */
public final class StoredVerdictCodec {

    /** The format that is written. */
    static final int FORMAT = 3;

    /** The oldest format that is read: it lacks only what may be absent. */
    private static final int OLDEST = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredVerdictCodec() {}

    /** The verdict in the latest format. */
    public static StoredVerdict encode(Verdict verdict) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", verdict.window().from().toString());
        json.put("to", verdict.window().to().toString());
        verdict.window().route().ifPresent(route -> json.put("route", route));
        json.put("answer", verdict.answer().name());
        json.put("summary", verdict.summary());
        putTexts(json, "suspects", verdict.suspects());
        var dependencies = json.putArray("dependencies");
        verdict.dependencies().forEach(each -> put(dependencies.addObject(), each));
        var changes = json.putArray("changes");
        verdict.changes().forEach(each -> put(changes.addObject(), each));
        putTexts(json, "notes", verdict.notes());
        return new StoredVerdict(FORMAT, json.toString());
    }

    /**
     * The verdict that was encoded.
     *
     * @throws UnreadableVerdict if it is of another format, or not as {@link #encode} writes it
     */
    public static Verdict decode(StoredVerdict stored) throws UnreadableVerdict {
        if (stored.format() < OLDEST || stored.format() > FORMAT) {
            throw new UnreadableVerdict(
                    "its format is " + stored.format() + ", and this version reads " + OLDEST + " to " + FORMAT);
        }
        try {
            return new StoredVerdictFields(JSON.readTree(stored.text())).verdict();
        } catch (JsonProcessingException damaged) {
            throw new UnreadableVerdict("it is no JSON", damaged);
        }
    }

    private static void put(ObjectNode json, DependencyVerdict verdict) {
        json.put("name", verdict.dependency().name());
        json.put("kind", verdict.dependency().kind().name());
        json.put("critical", verdict.dependency().critical());
        json.put("finding", verdict.finding().name());
        json.put("certain", verdict.certain().toString());
        json.put("possible", verdict.possible().toString());
        json.put("explained", verdict.explained());
        json.put("lag", verdict.lag().toString());
        json.put("coverage", verdict.coverage());
        json.put("observations", verdict.observations());
        verdict.resolution().ifPresent(length -> json.put("resolution", length.toString()));
        verdict.chance().ifPresent(chance -> json.put("chance", chance));
        verdict.chanceAmongAll().ifPresent(chance -> json.put("chanceAmongAll", chance));
        put(json.putObject("score"), verdict.score());
        var episodes = json.putArray("episodes");
        verdict.episodes().forEach(each -> put(episodes.addObject(), each));
        json.put("why", verdict.why());
    }

    private static void put(ObjectNode json, SuspicionScore score) {
        json.put("total", score.total());
        json.put("explained", score.explained());
        json.put("lag", score.lag());
        json.put("onset", score.onset());
        json.put("rarity", score.rarity());
        json.put("chance", score.chance());
        json.put("mentioned", score.mentioned());
        json.put("critical", score.critical());
    }

    private static void put(ObjectNode json, Episode episode) {
        json.put("status", episode.status().name());
        put(json, "onset", Optional.of(episode.onset()));
        put(json, "recovery", episode.recovery());
        json.put("failure", episode.failure().name());
        json.put("message", episode.message());
        json.put("observations", episode.observations());
    }

    private static void put(ObjectNode json, String name, Optional<InstantBounds> bounds) {
        bounds.ifPresent(known -> {
            var object = json.putObject(name);
            known.earliest().ifPresent(instant -> object.put("earliest", instant.toString()));
            known.latest().ifPresent(instant -> object.put("latest", instant.toString()));
        });
    }

    private static void put(ObjectNode json, Change change) {
        json.put("at", change.at().toString());
        json.put("kind", change.kind().name());
        json.put("subject", change.subject());
        json.put("version", change.version());
        json.put("message", change.message());
    }

    private static void putTexts(ObjectNode json, String name, Collection<String> texts) {
        texts.forEach(json.putArray(name)::add);
    }
}
