// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import java.io.IOException;

/** Another process in the network of this one, as another container of the pod is. */
record OtherContainer(Process process) implements AutoCloseable {

    /** One that holds a connection to a port at two addresses. */
    static OtherContainer connected(int port, String one, String other) throws IOException {
        var script = "exec 3<>/dev/tcp/%1$s/%3$d 4<>/dev/tcp/%2$s/%3$d; read -r line".formatted(one, other, port);
        return new OtherContainer(new ProcessBuilder("bash", "-c", script).start());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
