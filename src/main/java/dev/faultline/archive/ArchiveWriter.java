// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.changes.Change;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Observation;
import dev.faultline.text.InstantFormat;
import dev.faultline.timeline.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Writes evidence as a file: JSON, one object a line, packed by gzip. The first line is the header, the last one says how many
 * there are before it, so that a file that was cut is recognised.
 */
public final class ArchiveWriter implements EvidenceVisitor<IOException>, AutoCloseable {

    static final String NAME = "faultline-evidence";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 16 << 10;

    private final GZIPOutputStream out;
    private final UnaryOperator<String> mask;
    private long lines;

    /** @param mask takes secrets out of a text */
    public ArchiveWriter(OutputStream out, ArchiveHeader header, UnaryOperator<String> mask) throws IOException {
        this.out = new GZIPOutputStream(out, BUFFER);
        this.mask = mask;
        var first = JSON.createObjectNode()
                .put("type", NAME)
                .put("format", ArchiveHeader.FORMAT)
                .put("version", header.version())
                .put("app", header.app())
                .put("instance", header.instance())
                .put("from", InstantFormat.of(header.from()))
                .put("to", InstantFormat.of(header.to()))
                .put("at", InstantFormat.of(header.at()));
        header.watched().stream()
                .sorted()
                .forEach(name -> first.withArray("watched").add(name));
        write(first);
    }

    @Override
    public void dependency(Dependency dependency) throws IOException {
        write(ObservedJson.of(node("dependency"), dependency));
    }

    @Override
    public void run(Run run) throws IOException {
        write(ObservedJson.of(node("run"), run, mask));
    }

    @Override
    public void observation(Observation observation) throws IOException {
        write(ObservedJson.of(node("observation"), observation, mask));
    }

    @Override
    public void responses(ResponseCount responses) throws IOException {
        write(CountedJson.of(node("responses"), responses, mask));
    }

    @Override
    public void errorLine(ErrorLine line) throws IOException {
        write(CountedJson.of(node("errorLine"), line, mask));
    }

    @Override
    public void reading(SourceReading reading) throws IOException {
        write(CountedJson.of(node("reading"), reading));
    }

    @Override
    public void change(Change change) throws IOException {
        write(IncidentJson.of(node("change"), change, mask));
    }

    @Override
    public void incident(Incident incident) throws IOException {
        write(IncidentJson.of(node("incident"), incident, mask));
    }

    /** Writes the last line. Without it the file is incomplete. */
    public void end() throws IOException {
        write(node("end").put("lines", lines));
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static ObjectNode node(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private void write(ObjectNode line) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
        lines++;
    }
}
