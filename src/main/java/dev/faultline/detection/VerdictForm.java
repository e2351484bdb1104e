package dev.faultline.detection;

import dev.faultline.analysis.verdict.Verdict;

/** Writes a verdict as the API gives it, in JSON, to be kept with its incident. Thread-safe. */
@FunctionalInterface
public interface VerdictForm {

    String of(Verdict verdict);
}
