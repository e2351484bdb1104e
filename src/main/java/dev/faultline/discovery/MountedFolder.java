// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.nio.file.Path;

/** A folder that is mounted here. */
record MountedFolder(Path path, boolean isWritable) {}
