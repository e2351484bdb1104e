// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code mysql}, which is MariaDB's as well. */
@NullMarked
package dev.faultline.probe.mysql;

import org.jspecify.annotations.NullMarked;
