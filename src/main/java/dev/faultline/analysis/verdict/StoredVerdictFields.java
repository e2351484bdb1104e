// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An object in the text of a stored verdict.
 *
 * @param json the object, or whatever stands in its place
 */
record StoredVerdictFields(JsonNode json) {

    Verdict verdict() throws UnreadableVerdict {
        try {
            return new Verdict(
                    new JudgedWindow(instant("from"), instant("to"), optionalText("route")),
                    VerdictAnswer.valueOf(text("answer")),
                    text("summary"),
                    texts("suspects"),
                    objects("dependencies", StoredVerdictFields::dependencyVerdict),
                    objects("changes", StoredVerdictFields::change),
                    texts("notes"));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new UnreadableVerdict("a value in it is none", wrong);
        }
    }

    private DependencyVerdict dependencyVerdict() throws UnreadableVerdict {
        var dependency = new Dependency(
                text("name"),
                new DependencyKind(text("kind")),
                flag("critical"),
                List.of(),
                Set.of(),
                ProbePace.DEFAULT);
        return new DependencyVerdict(
                dependency,
                Finding.valueOf(text("finding")),
                new FailingTime(Duration.parse(text("certain")), Duration.parse(text("possible"))),
                number("explained"),
                Duration.parse(text("lag")),
                new ProbeCoverage(
                        number("coverage"),
                        whole("observations"),
                        optionalText("resolution").map(Duration::parse)),
                new ChanceFigures(optionalNumber("chance"), optionalNumber("chanceAmongAll")),
                new StoredVerdictFields(required("score")).score(),
                objects("episodes", StoredVerdictFields::episode),
                text("why"));
    }

    private SuspicionScore score() throws UnreadableVerdict {
        return new SuspicionScore(
                number("total"),
                number("explained"),
                // Those who wrote none took every lag for as good as none.
                optionalNumber("lag").orElse(1),
                number("onset"),
                number("rarity"),
                number("chance"),
                number("mentioned"),
                number("critical"));
    }

    private Episode episode() throws UnreadableVerdict {
        return new Episode(
                Status.valueOf(text("status")),
                new StoredVerdictFields(required("onset")).bounds(),
                json.has("recovery")
                        ? Optional.of(new StoredVerdictFields(required("recovery")).bounds())
                        : Optional.empty(),
                FailureClass.valueOf(text("failure")),
                text("message"),
                whole("observations"));
    }

    private InstantBounds bounds() throws UnreadableVerdict {
        return new InstantBounds(
                optionalText("earliest").map(Instant::parse),
                optionalText("latest").map(Instant::parse));
    }

    private Change change() throws UnreadableVerdict {
        return new Change(
                instant("at"), ChangeKind.valueOf(text("kind")), text("subject"), text("version"), text("message"));
    }

    private JsonNode required(String name) throws UnreadableVerdict {
        var found = json.get(name);
        if (found == null) {
            throw new UnreadableVerdict("it has no " + name);
        }
        return found;
    }

    private Instant instant(String name) throws UnreadableVerdict {
        return Instant.parse(text(name));
    }

    private Optional<String> optionalText(String name) throws UnreadableVerdict {
        return json.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private String text(String name) throws UnreadableVerdict {
        return text(name, required(name));
    }

    private static String text(String name, JsonNode found) throws UnreadableVerdict {
        require(found.isTextual(), name);
        return found.textValue();
    }

    private List<String> texts(String name) throws UnreadableVerdict {
        var texts = new ArrayList<String>();
        for (var each : array(name)) {
            texts.add(text(name, each));
        }
        return texts;
    }

    private boolean flag(String name) throws UnreadableVerdict {
        var found = required(name);
        require(found.isBoolean(), name);
        return found.booleanValue();
    }

    private long whole(String name) throws UnreadableVerdict {
        var found = required(name);
        require(found.isIntegralNumber() && found.canConvertToLong(), name);
        return found.longValue();
    }

    private double number(String name) throws UnreadableVerdict {
        var found = required(name);
        require(found.isNumber(), name);
        return found.doubleValue();
    }

    private OptionalDouble optionalNumber(String name) throws UnreadableVerdict {
        return json.has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    private <T> List<T> objects(String name, ObjectReading<T> reading) throws UnreadableVerdict {
        var objects = new ArrayList<T>();
        for (var each : array(name)) {
            objects.add(reading.read(new StoredVerdictFields(each)));
        }
        return objects;
    }

    private JsonNode array(String name) throws UnreadableVerdict {
        var found = required(name);
        require(found.isArray(), name);
        return found;
    }

    private static void require(boolean isAsWritten, String name) throws UnreadableVerdict {
        if (!isAsWritten) {
            throw new UnreadableVerdict("its " + name + " is of another type");
        }
    }

    @FunctionalInterface
    private interface ObjectReading<T> {

        T read(StoredVerdictFields fields) throws UnreadableVerdict;
    }
}
