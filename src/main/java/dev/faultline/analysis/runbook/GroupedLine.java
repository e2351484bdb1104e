// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.errors.ErrorLine;
import java.util.Optional;

/**
 * Error lines of one signature, and the dependency that they speak of.
 *
 * @param line the lines
 * @param dependency the name of the dependency, if they name one
 */
public record GroupedLine(ErrorLine line, Optional<String> dependency) {}
