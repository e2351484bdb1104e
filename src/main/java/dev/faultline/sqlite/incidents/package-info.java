/** Incidents and their verdicts, in the database. */
@NullMarked
package dev.faultline.sqlite.incidents;

import org.jspecify.annotations.NullMarked;
