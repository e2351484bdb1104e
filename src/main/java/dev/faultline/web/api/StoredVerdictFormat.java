package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.config.RunningConfig;
import dev.faultline.detection.VerdictForm;
import dev.faultline.web.api.document.VerdictDocument;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** The verdict as {@code GET /verdict} gives it. */
@Singleton
final class StoredVerdictFormat implements VerdictForm {

    private final Provider<RunningConfig> running;
    private final ObjectMapper mapper;

    /** The sidecar is looked up when asked: it is made after the parts that use this. */
    StoredVerdictFormat(Provider<RunningConfig> running, ObjectMapper mapper) {
        this.running = running;
        this.mapper = mapper;
    }

    @Override
    public String of(Verdict verdict) {
        var current = running.get();
        try {
            return mapper.writeValueAsString(VerdictDocument.of(current.config().app(), current.instance(), verdict));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a verdict cannot be written", bug);
        }
    }
}
