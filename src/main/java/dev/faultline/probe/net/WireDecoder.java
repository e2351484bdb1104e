// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.netty.handler.codec.ByteToMessageDecoder;

/** Cuts the bytes of a server into messages, and says whether there are some that make none yet. */
public abstract class WireDecoder extends ByteToMessageDecoder {

    final boolean isEmpty() {
        return actualReadableBytes() == 0;
    }
}
