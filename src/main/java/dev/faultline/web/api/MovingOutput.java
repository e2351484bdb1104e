// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Says to a guard that bytes went out. */
final class MovingOutput extends FilterOutputStream {

    private final StallGuard guard;

    MovingOutput(OutputStream out, StallGuard guard) {
        super(out);
        this.guard = guard;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        guard.moved();
    }
}
