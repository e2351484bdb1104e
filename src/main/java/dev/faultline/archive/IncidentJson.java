// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.text.InstantFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes, and incidents with their verdicts, as lines of a file. */
final class IncidentJson {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern ANSWER = Pattern.compile("[A-Z_]{1,50}");
    private static final int LONGEST_VERDICT = 2 << 20;
    private static final int MOST_FORMATS = 1_000;

    private IncidentJson() {}

    static ObjectNode of(ObjectNode line, Change change, UnaryOperator<String> mask) {
        line.put("at", InstantFormat.of(change.at()))
                .put("kind", change.kind().label())
                .put("subject", change.subject())
                .put("version", change.version())
                .put("message", mask.apply(change.message()))
                .put("posted", change.posted());
        change.files().forEach(file -> line.withArray("files").add(file));
        return line;
    }

    static Change change(ArchiveFields line) {
        return new Change(
                line.instant("at"),
                line.word("kind", ChangeKind.values(), ChangeKind::label),
                line.name("subject"),
                line.text("version"),
                line.text("message"),
                line.texts("files"),
                line.flag("posted"));
    }

    static ObjectNode of(ObjectNode line, Incident incident, UnaryOperator<String> mask) {
        line.put("id", incident.id())
                .put("origin", incident.origin().name())
                .put("kind", incident.kind().name())
                .put("state", incident.state().name())
                .put("from", InstantFormat.of(incident.from()))
                .put("to", InstantFormat.of(incident.to()));
        incident.spans()
                .forEach(span -> line.withArray("spans")
                        .addObject()
                        .put("from", InstantFormat.of(span.from()))
                        .put("to", InstantFormat.of(span.to())));
        incident.route().ifPresent(route -> line.put("route", route));
        line.put("errors", incident.errors());
        incident.requests().ifPresent(requests -> line.put("requests", requests));
        for (var route : incident.routes()) {
            var row = line.withArray("routes")
                    .addObject()
                    .put("route", route.route())
                    .put("errors", route.errors())
                    .put("first", InstantFormat.of(route.first()))
                    .put("last", InstantFormat.of(route.last()));
            route.requests().ifPresent(requests -> row.put("requests", requests));
        }
        line.put("title", mask.apply(incident.notes().title()));
        incident.notes()
                .annotations()
                .forEach(each -> line.withArray("annotations")
                        .addObject()
                        .put("at", InstantFormat.of(each.at()))
                        .put("text", mask.apply(each.text())));
        incident.notes().links().forEach(link -> line.withArray("links").add(mask.apply(link)));
        incident.verdict().ifPresent(verdict -> put(line.putObject("verdict"), verdict, mask));
        return line;
    }

    private static void put(ObjectNode row, KeptVerdict verdict, UnaryOperator<String> mask) {
        row.put("at", InstantFormat.of(verdict.at()))
                .put("answer", verdict.headline().answer())
                .put("summary", mask.apply(verdict.headline().summary()));
        verdict.headline()
                .suspects()
                .forEach(suspect -> row.withArray("suspects").add(suspect));
        row.put("format", verdict.stored().format())
                .put("text", verdict.stored().text());
    }

    static Incident incident(ArchiveFields line) {
        return new Incident(
                line.word("id", "letters, digits and -", id -> Optional.of(id).filter(ID.asMatchPredicate())),
                line.word("origin", Origin.values(), Origin::name),
                line.word("kind", IncidentKind.values(), IncidentKind::name),
                line.word("state", State.values(), State::name),
                line.instant("from"),
                line.instant("to"),
                line.rows("spans").stream()
                        .map(span -> new IncidentSpan(span.instant("from"), span.instant("to")))
                        .toList(),
                new FailureCounts(
                        line.optional("route"),
                        line.rows("routes").stream()
                                .map(IncidentJson::failingRoute)
                                .toList(),
                        line.count("errors", 0),
                        line.optionalCount("requests")),
                new IncidentNotes(
                        line.text("title"),
                        line.rows("annotations").stream()
                                .map(each -> new IncidentAnnotation(each.instant("at"), each.text("text")))
                                .toList(),
                        line.texts("links")),
                line.row("verdict").map(IncidentJson::verdict));
    }

    private static FailingRoute failingRoute(ArchiveFields row) {
        return new FailingRoute(
                row.text("route"),
                row.count("errors", 0),
                row.optionalCount("requests"),
                row.instant("first"),
                row.instant("last"));
    }

    private static KeptVerdict verdict(ArchiveFields row) {
        return new KeptVerdict(
                row.instant("at"),
                new VerdictHeadline(
                        row.word(
                                "answer",
                                "capital letters and _",
                                word -> Optional.of(word).filter(ANSWER.asMatchPredicate())),
                        row.text("summary"),
                        row.texts("suspects")),
                new StoredVerdict(row.small("format", 1, MOST_FORMATS), row.whole("text", LONGEST_VERDICT)));
    }
}
