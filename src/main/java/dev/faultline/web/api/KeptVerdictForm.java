package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.app.Sidecar;
import dev.faultline.detection.VerdictForm;
import dev.faultline.web.api.document.VerdictDocument;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** The verdict as {@code GET /verdict} gives it. */
@Singleton
final class KeptVerdictForm implements VerdictForm {

    private final Provider<Sidecar> sidecar;
    private final ObjectMapper mapper;

    /** The sidecar is looked up when asked: it is made after the parts that use this. */
    KeptVerdictForm(Provider<Sidecar> sidecar, ObjectMapper mapper) {
        this.sidecar = sidecar;
        this.mapper = mapper;
    }

    @Override
    public String of(Verdict verdict) {
        var running = sidecar.get();
        try {
            return mapper.writeValueAsString(VerdictDocument.of(running.config().app(), running.instance(), verdict));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a verdict cannot be written", bug);
        }
    }
}
