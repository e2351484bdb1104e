// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.archive.ArchiveFields.WrongField;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Reads a file of evidence line by line, within bounds: no line is longer than {@value ArchiveLines#LONGEST_LINE} bytes. */
public final class ArchiveReader {

    private static final int MOST_DEPENDENCIES = 1_000;
    private static final int DEEPEST = 20;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ArchiveLines lines;
    private final Instant latest;
    private final Set<String> dependencies = new HashSet<>();

    private ArchiveReader(ArchiveLines lines, Instant latest) {
        this.lines = lines;
        this.latest = latest;
    }

    /**
     * Shows all of a file, packed or not.
     *
     * @param latest no instant in it may be after this
     * @throws UnusableArchive if it is none, is cut, or a line of it cannot be used
     */
    public static <E extends Exception> ArchiveHeader read(InputStream in, Instant latest, EvidenceVisitor<E> visitor)
            throws IOException, E {
        var reader = new ArchiveReader(new ArchiveLines(in), latest);
        var header = reader.header();
        while (reader.showNext(visitor)) {
            // Until its last line.
        }
        reader.requireNothingMore();
        return header;
    }

    private ArchiveHeader header() throws IOException {
        var line = next();
        try {
            if (!line.path("type").asText().equals(ArchiveWriter.NAME)) {
                throw new UnusableArchive("this is no file that 'faultline export' wrote");
            }
            var format = line.path("format").asInt();
            if (format != ArchiveHeader.FORMAT) {
                throw UnusableArchive.at(
                        lines.number(),
                        "the file has format " + format + "; this version of Faultline reads format "
                                + ArchiveHeader.FORMAT);
            }
            var fields = new ArchiveFields(line, latest);
            var header = new ArchiveHeader(
                    fields.text("version"),
                    fields.text("app"),
                    fields.text("instance"),
                    fields.instant("from"),
                    fields.instant("to"),
                    fields.instant("at"),
                    Set.copyOf(fields.texts("watched")));
            if (!header.from().isBefore(header.to())) {
                throw UnusableArchive.at(lines.number(), "'to' is not after 'from'");
            }
            return header;
        } catch (WrongField wrong) {
            throw UnusableArchive.at(lines.number(), String.valueOf(wrong.getMessage()));
        }
    }

    /** False after the last line. */
    private <E extends Exception> boolean showNext(EvidenceVisitor<E> visitor) throws IOException, E {
        var line = next();
        var fields = new ArchiveFields(line, latest);
        try {
            return show(line.path("type").asText(), fields, visitor);
        } catch (WrongField | IllegalArgumentException wrong) {
            throw UnusableArchive.at(lines.number(), String.valueOf(wrong.getMessage()));
        }
    }

    private <E extends Exception> boolean show(String type, ArchiveFields fields, EvidenceVisitor<E> visitor) throws E {
        switch (type) {
            case "dependency" -> {
                var dependency = ObservedJson.dependency(fields);
                if (dependencies.add(dependency.name()) && dependencies.size() > MOST_DEPENDENCIES) {
                    throw new WrongField("more than " + MOST_DEPENDENCIES + " dependencies");
                }
                visitor.dependency(dependency);
            }
            case "run" -> {
                var run = ObservedJson.run(fields);
                requireKnown(run.dependency());
                visitor.run(run);
            }
            case "observation" -> {
                var observation = ObservedJson.observation(fields);
                requireKnown(observation.dependency());
                visitor.observation(observation);
            }
            case "responses" -> visitor.responses(CountedJson.responses(fields));
            case "errorLine" -> visitor.errorLine(CountedJson.errorLine(fields));
            case "reading" -> visitor.reading(CountedJson.reading(fields));
            case "change" -> visitor.change(IncidentJson.change(fields));
            case "incident" -> visitor.incident(IncidentJson.incident(fields));
            case "end" -> {
                if (fields.count("lines", 0) != lines.number() - 1) {
                    throw new WrongField("lines are missing: there are " + (lines.number() - 1)
                            + " before this one, not " + fields.count("lines", 0));
                }
                return false;
            }
            default -> throw new WrongField("'type' is not one that this version of Faultline knows");
        }
        return true;
    }

    private void requireKnown(String dependency) {
        if (!dependencies.contains(dependency)) {
            throw new WrongField("no line before says what the dependency '" + dependency + "' is");
        }
    }

    private void requireNothingMore() throws IOException {
        if (lines.next().isPresent()) {
            throw UnusableArchive.at(lines.number(), "nothing may follow the last line");
        }
    }

    private ObjectNode next() throws IOException {
        var line = lines.next()
                .orElseThrow(() -> new UnusableArchive(
                        lines.number() == 0 ? "the file is empty" : "the file is cut after line " + lines.number()));
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw UnusableArchive.at(lines.number(), "not a JSON object");
        } catch (JsonProcessingException invalid) {
            throw lines.number() == 1
                    ? new UnusableArchive("this is no file that 'faultline export' wrote")
                    : UnusableArchive.at(lines.number(), "not valid JSON");
        }
    }
}
