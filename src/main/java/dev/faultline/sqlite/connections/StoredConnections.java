// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.connections;

import dev.faultline.connections.ConnectionBatch;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.ConnectionStore;
import dev.faultline.connections.ReadSpan;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.sqlite.engine.Transactions;
import java.time.Instant;
import java.util.List;

/** The app's connections in the local store. */
public final class StoredConnections implements ConnectionStore {

    private final Transactions transactions;

    public StoredConnections(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(ConnectionBatch batch) {
        transactions.write((session, effects) -> {
            var runs = new ConnectionRows(session);
            for (var run : batch.runs()) {
                runs.put(run);
            }
            var spans = new ReadSpanRows(session);
            for (var span : batch.spans()) {
                spans.put(span);
            }
            var addresses = new HostAddressRows(session);
            for (var address : batch.addresses()) {
                addresses.put(address);
            }
            return true;
        });
    }

    @Override
    public List<ConnectionRun> runs(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ConnectionRows(session).in(from, to));
    }

    @Override
    public List<ReadSpan> spans(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ReadSpanRows(session).in(from, to));
    }

    @Override
    public List<HostAddress> addresses() {
        return transactions.read(List.of(), session -> new HostAddressRows(session).all());
    }
}
