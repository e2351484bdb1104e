package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.detection.Detection;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.document.IncidentDocument;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Incidents as they are shown, each with its verdict: the kept one, or one given now if there is none yet. */
@Singleton
final class IncidentDocuments {

    private final Detection detection;
    private final StoredVerdictFormat form;
    private final ObjectMapper mapper;
    private final InstantSource clock;

    IncidentDocuments(Detection detection, StoredVerdictFormat form, ObjectMapper mapper, InstantSource clock) {
        this.detection = detection;
        this.form = form;
        this.mapper = mapper;
        this.clock = clock;
    }

    IncidentDocument of(Incident incident) {
        var kept = incident.verdict();
        var document = kept.map(verdict -> verdict.document()).orElseGet(() -> form.of(detection.verdict(incident)));
        try {
            return IncidentDocument.of(
                    incident, kept.map(verdict -> verdict.at()).orElseGet(clock::instant), mapper.readTree(document));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the verdict of incident " + incident.id() + " cannot be read", bug);
        }
    }
}
