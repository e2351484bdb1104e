// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kernel's table of TCP connections, which all containers of a pod share. */
@NullMarked
package dev.faultline.discovery.sockets;

import org.jspecify.annotations.NullMarked;
