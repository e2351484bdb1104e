// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.config.FaultlineConfig;
import dev.faultline.errors.ErrorSink;
import java.util.Optional;

/** A kind of source of errors that the config can name. */
public interface ErrorSourceKind {

    /** What the config says of it; absent if it is not configured. While it stays equal the reader goes on untouched. */
    Optional<?> settings(FaultlineConfig config);

    /** Starts reading as the config says, which has settings of this kind; returns at once. */
    ErrorReader start(FaultlineConfig config, ErrorSink sink);
}
