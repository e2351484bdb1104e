// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.TalkingProbeContract;
import dev.faultline.testing.NameServer;
import java.time.Duration;
import java.util.Map;

/** A name server whose answers are too long for UDP, so that it is asked over TCP. */
class DnsProbeContractTest extends TalkingProbeContract {

    @Override
    protected String kind() {
        return "dns";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("name", "db.test", "server", host + ":" + port);
    }

    @Override
    protected AutoCloseable beside(int port) {
        return NameServer.startAt(port).answerTruncated();
    }

    /** Whatever is wrong with a name server, it is a failure of that class. */
    @Override
    protected FailureClass classed(FailureClass usual) {
        return FailureClass.DNS;
    }

    /** Over UDP nobody says that nobody listens. */
    @Override
    protected String refusal(int port) {
        return missing() + " within 600 ms";
    }

    @Override
    protected String unanswered(int port) {
        return missing() + " within 600 ms";
    }

    @Override
    protected Duration ample() {
        return SHORT;
    }

    @Override
    protected String missing() {
        return "the name server did not answer for db.test";
    }

    /** The length of an answer of 90 bytes, and its first ones. */
    @Override
    protected byte[] beginning() {
        return new byte[] {0, 90, 0, 1, (byte) 0x81, (byte) 0x80};
    }
}
