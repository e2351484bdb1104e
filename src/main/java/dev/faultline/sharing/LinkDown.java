// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import java.io.IOException;

/** Redis did not reply, or not as it should; its message says what, without secrets. */
final class LinkDown extends IOException {

    private static final long serialVersionUID = 1;

    LinkDown(String message) {
        super(message);
    }
}
