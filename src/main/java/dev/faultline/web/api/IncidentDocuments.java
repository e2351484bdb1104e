// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.StoredVerdictCodec;
import dev.faultline.analysis.verdict.UnreadableVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.config.RunningConfig;
import dev.faultline.detection.Detection;
import dev.faultline.incident.Incident;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.web.api.document.IncidentDocument;
import dev.faultline.web.api.document.VerdictDocument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Incidents as they are shown, each with its verdict: the kept one, or one given now if there is none yet. */
@Singleton
final class IncidentDocuments {

    private static final Logger LOG = Logger.getLogger(IncidentDocuments.class);

    private final Detection detection;
    private final RunningConfig running;
    private final ObjectMapper mapper;
    private final InstantSource clock;

    IncidentDocuments(Detection detection, RunningConfig running, ObjectMapper mapper, InstantSource clock) {
        this.detection = detection;
        this.running = running;
        this.mapper = mapper;
        this.clock = clock;
    }

    IncidentDocument of(Incident incident) {
        var kept = incident.verdict();
        var verdict = kept.map(each -> shown(incident, each)).orElseGet(() -> document(detection.verdict(incident)));
        return IncidentDocument.of(incident, kept.map(KeptVerdict::at).orElseGet(clock::instant), verdict);
    }

    /** The kept verdict; of one that cannot be read what it came to, and a note that says so. */
    private JsonNode shown(Incident incident, KeptVerdict kept) {
        return whole(incident.id(), kept.stored()).orElseGet(() -> document(headline(incident, kept)));
    }

    private Optional<JsonNode> whole(String incident, StoredVerdict stored) {
        try {
            var shown = stored.format() == StoredVerdict.API_JSON
                    ? mapper.readTree(stored.text())
                    : document(StoredVerdictCodec.decode(stored));
            return Optional.of(shown).filter(JsonNode::isObject);
        } catch (UnreadableVerdict | JsonProcessingException unreadable) {
            LOG.warnf("the verdict of incident %s cannot be read: %s", incident, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Verdict headline(Incident incident, KeptVerdict kept) {
        var headline = kept.headline();
        return new Verdict(
                new JudgedWindow(incident.from(), incident.to(), incident.route()),
                Arrays.stream(VerdictAnswer.values())
                        .filter(answer -> answer.name().equals(headline.answer()))
                        .findFirst()
                        .orElse(VerdictAnswer.INCONCLUSIVE),
                headline.summary(),
                headline.suspects(),
                List.of(),
                List.of(),
                List.of("The stored verdict cannot be read: its evidence is not shown."));
    }

    private JsonNode document(Verdict verdict) {
        return mapper.valueToTree(VerdictDocument.of(running.config().app(), running.instance(), verdict));
    }
}
