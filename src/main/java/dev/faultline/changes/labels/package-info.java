// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Deploys and new pods, as the labels and annotations of the pod tell them (Downward API). */
@NullMarked
package dev.faultline.changes.labels;

import org.jspecify.annotations.NullMarked;
