// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.errors.StatusCounts;
import dev.faultline.text.InstantFormat;
import java.util.function.UnaryOperator;

/** Responses, error lines and how well they were read, as lines of a file. */
final class CountedJson {

    private CountedJson() {}

    static ObjectNode of(ObjectNode line, ResponseCount responses, UnaryOperator<String> mask) {
        line.put("source", responses.source().label());
        responses.route().ifPresent(route -> line.put("route", route));
        line.put("from", InstantFormat.of(responses.from())).put("to", InstantFormat.of(responses.to()));
        responses.requests().ifPresent(requests -> line.put("requests", requests));
        line.put("errors", responses.errors());
        if (!responses.message().isEmpty()) {
            line.put("message", mask.apply(responses.message()));
        }
        if (responses.errors() > 0) {
            put(line, responses.profile());
        }
        return line;
    }

    static ResponseCount responses(ArchiveFields line) {
        var requests = line.optionalCount("requests");
        var errors = line.count("errors", 0);
        if (requests.isPresent() && requests.getAsLong() < errors) {
            throw new ArchiveFields.WrongField("more errors than requests");
        }
        return new ResponseCount(
                source(line),
                line.optional("route"),
                line.instant("from"),
                line.instant("to"),
                requests,
                errors,
                line.text("message"),
                profile(line));
    }

    private static void put(ObjectNode line, FailureProfile profile) {
        var statuses = profile.statuses();
        if (statuses.total() > 0) {
            line.putObject("statuses")
                    .put("500", statuses.internal())
                    .put("501", statuses.unimplemented())
                    .put("502", statuses.badGateway())
                    .put("503", statuses.unavailable())
                    .put("504", statuses.gatewayTimeout())
                    .put("5xx", statuses.other());
        }
        var durations = profile.durations();
        if (durations.timed() > 0) {
            line.putObject("durations")
                    .put("quick", durations.quick())
                    .put("quickMs", durations.quickMillis())
                    .put("slow", durations.slow())
                    .put("slowMs", durations.slowMillis());
        }
    }

    private static FailureProfile profile(ArchiveFields line) {
        return new FailureProfile(
                line.row("statuses")
                        .map(each -> new StatusCounts(
                                each.count("500", 0),
                                each.count("501", 0),
                                each.count("502", 0),
                                each.count("503", 0),
                                each.count("504", 0),
                                each.count("5xx", 0)))
                        .orElse(StatusCounts.NONE),
                line.row("durations")
                        .map(each -> new RequestDurations(
                                each.count("quick", 0),
                                each.count("quickMs", 0),
                                each.count("slow", 0),
                                each.count("slowMs", 0)))
                        .orElse(RequestDurations.NONE));
    }

    static ObjectNode of(ObjectNode line, ErrorLine error, UnaryOperator<String> mask) {
        var signature = error.signature();
        line.put("signature", signature.id());
        signature.types().forEach(type -> line.withArray("types").add(type));
        signature.frames().forEach(frame -> line.withArray("frames").add(frame));
        line.put("text", mask.apply(signature.text()))
                .put("first", InstantFormat.of(error.first()))
                .put("last", InstantFormat.of(error.last()))
                .put("count", error.count())
                .put("message", mask.apply(error.message()));
        error.logger().ifPresent(logger -> line.put("logger", logger));
        return line;
    }

    static ErrorLine errorLine(ArchiveFields line) {
        return new ErrorLine(
                new ErrorSignature(
                        line.name("signature"), line.texts("types"), line.texts("frames"), line.text("text")),
                line.instant("first"),
                line.instant("last"),
                line.count("count", 1),
                line.text("message"),
                line.optional("logger"));
    }

    static ObjectNode of(ObjectNode line, SourceReading reading) {
        return line.put("source", reading.source().label())
                .put("aspect", reading.aspect().label())
                .put("from", InstantFormat.of(reading.from()))
                .put("to", InstantFormat.of(reading.to()))
                .put("total", reading.total())
                .put("missed", reading.missed());
    }

    static SourceReading reading(ArchiveFields line) {
        return new SourceReading(
                source(line),
                line.word("aspect", ReadingAspect.values(), ReadingAspect::label),
                line.instant("from"),
                line.instant("to"),
                line.count("total", 0),
                line.count("missed", 0));
    }

    private static ErrorSource source(ArchiveFields line) {
        return line.word("source", ErrorSource.values(), ErrorSource::label);
    }
}
