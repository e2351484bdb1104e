// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which responses count: where only the app's own log tells of errors, its lines stand for responses. */
record CountingRule(ErrorSettings settings) {

    /** Those that count. */
    List<ResponseCount> counted(List<ResponseCount> responses) {
        return responses.stream().filter(one -> settings.counts(one.source())).toList();
    }

    /** The batch, with a response for each of its lines if these count. */
    ErrorBatch withStandIns(ErrorBatch batch) {
        if (batch.lines().isEmpty() || !settings.counts(ErrorSource.APP_LOG)) {
            return batch;
        }
        var standIns = batch.lines().stream()
                .map(line -> new ResponseCount(
                        ErrorSource.APP_LOG,
                        Optional.empty(),
                        line.first(),
                        line.last(),
                        OptionalLong.empty(),
                        line.count(),
                        ""));
        return new ErrorBatch(
                Stream.concat(batch.answers().stream(), standIns).toList(),
                batch.lines(),
                batch.readings(),
                batch.checkpoint());
    }
}
