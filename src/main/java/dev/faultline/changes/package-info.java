// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What was changed around the app: deploys, config and secret edits, migrations, restarts. Pure. */
@NullMarked
package dev.faultline.changes;

import org.jspecify.annotations.NullMarked;
