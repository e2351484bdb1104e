/** Schema migrations, as Flyway and Liquibase record them in a PostgreSQL database. */
@NullMarked
package dev.faultline.change.migrations;

import org.jspecify.annotations.NullMarked;
