/** The local store: an embedded SQLite file on the pod's volume, one writer thread, group commits, runs kept up to date beside the observations. */
@NullMarked
package dev.faultline.sqlite;

import org.jspecify.annotations.NullMarked;
