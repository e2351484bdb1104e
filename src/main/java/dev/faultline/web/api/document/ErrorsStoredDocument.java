// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of posted errors.
 *
 * @param stored how many rows
 * @param incidents the ids of the incidents to which they added something
 */
@RegisterForReflection
public record ErrorsStoredDocument(int stored, List<String> incidents) {}
