// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The local store: an embedded SQLite file on the pod's volume, its parts put together and its old rows packed and dropped. */
@NullMarked
package dev.faultline.sqlite;

import org.jspecify.annotations.NullMarked;
