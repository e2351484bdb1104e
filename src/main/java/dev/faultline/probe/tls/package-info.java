// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** A TLS handshake and the dates of the certificate. */
@NullMarked
package dev.faultline.probe.tls;

import org.jspecify.annotations.NullMarked;
