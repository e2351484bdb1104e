// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kernel's table of TCP sockets, which all containers of a pod share. */
@NullMarked
package dev.faultline.sockets;

import org.jspecify.annotations.NullMarked;
