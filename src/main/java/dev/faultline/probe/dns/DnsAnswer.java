// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NameServers;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name server said.
 *
 * @param code whether it knows the name
 * @param values the records of the type that was asked for, as text
 */
record DnsAnswer(DnsResponseCode code, List<String> values) {

    DnsAnswer {
        values = List.copyOf(values);
    }

    /**
     * Reads a response and releases it.
     *
     * @throws NetworkFailure of class {@code protocol} if a record's data is not of its type
     */
    static DnsAnswer read(DnsResponse response, RecordKind kind) throws NetworkFailure {
        try {
            var values = new ArrayList<String>();
            for (var index = 0; index < response.count(DnsSection.ANSWER); index++) {
                var record = response.recordAt(DnsSection.ANSWER, index);
                if (record.type().equals(kind.type()) && record instanceof ByteBufHolder raw) {
                    values.add(kind.text(raw.content().duplicate()));
                }
            }
            return new DnsAnswer(response.code(), values);
        } catch (RuntimeException malformed) {
            throw new NetworkFailure(FailureClass.PROTOCOL, "a " + kind + " record of the answer is malformed");
        } finally {
            response.release();
        }
    }

    /** Whether the server could not tell, so that another may be asked. */
    boolean isNoAnswer() {
        return code.equals(DnsResponseCode.SERVFAIL)
                || code.equals(DnsResponseCode.REFUSED)
                || code.equals(DnsResponseCode.NOTIMP);
    }

    Outcome judge(DnsSpec spec) {
        if (values.isEmpty()) {
            return Outcome.down(
                    FailureClass.DNS,
                    code.equals(DnsResponseCode.NOERROR)
                            ? "no " + spec.type() + " record for " + spec.name()
                            : "the name server answered " + NameServers.nameOf(code) + " for " + spec.name());
        }
        var shown = FailureClassifier.oneLine(String.join(", ", values));
        return spec.contains().stream()
                .filter(expected ->
                        values.stream().noneMatch(value -> spec.type().matches(value, expected)))
                .findFirst()
                .map(missing -> Outcome.down(
                        FailureClass.ASSERTION, "the answer is " + shown + ", expected it to contain " + missing))
                .orElseGet(() -> Outcome.up(shown));
    }
}
