// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The sources of errors that can be configured, each made from its section of the config and counted. */
@NullMarked
package dev.faultline.detection.sources;

import org.jspecify.annotations.NullMarked;
