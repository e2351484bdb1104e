// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What kubectl makes of the manifests, held against itself and against the running program. */
@NullMarked
package dev.faultline.k8s;

import org.jspecify.annotations.NullMarked;
