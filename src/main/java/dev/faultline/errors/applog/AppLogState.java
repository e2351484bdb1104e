// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.tail.TailProgress;

/**
 * How the reading of the app's log gets on, since it was started.
 *
 * @param entries how many complete entries were read and kept
 * @param errors how many of them tell of an error
 * @param untimed how many of them do not say when they were written
 * @param badLines how many lines were passed over because they are not in the format of the log
 * @param following how the following of the file gets on; its trouble is why no error line would be noticed now
 */
public record AppLogState(long entries, long errors, long untimed, long badLines, TailProgress following) {}
