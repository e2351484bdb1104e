/** Schema migrations, as Flyway and Liquibase record them in a PostgreSQL database. */
@NullMarked
package dev.faultline.changes.migrations;

import org.jspecify.annotations.NullMarked;
