// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.Run;
import java.util.Optional;

/**
 * A dependency and how it stands.
 *
 * @param latest its latest run, if that goes on: what was observed before says nothing of now
 */
public record DependencyStanding(Dependency dependency, Optional<Run> latest) {}
