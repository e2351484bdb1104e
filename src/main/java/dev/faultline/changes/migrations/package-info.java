// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Schema migrations, as Flyway and Liquibase record them in a PostgreSQL database. */
@NullMarked
package dev.faultline.changes.migrations;

import org.jspecify.annotations.NullMarked;
