// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What every probe of the network needs: names resolved anew, connections tried in turn, failures told apart. */
@NullMarked
package dev.faultline.probe.net;

import org.jspecify.annotations.NullMarked;
