// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Rollouts of the app's Deployment, as the Kubernetes API tells them. */
@NullMarked
package dev.faultline.changes.kubernetes;

import org.jspecify.annotations.NullMarked;
