// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

/** Reads one source of errors from where it is told to start until it is closed, on a thread of its own. */
public interface ErrorReader extends AutoCloseable {

    /** Ends; what was handed to the sink is kept, and nothing more is handed to it. */
    @Override
    void close();
}
