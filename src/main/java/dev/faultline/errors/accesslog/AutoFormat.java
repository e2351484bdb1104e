// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import java.time.ZoneId;

/** Each line by what it looks like: some logs begin with lines of another kind. Not thread-safe. */
final class AutoFormat implements LineFormat {

    private static final int STATUS_REACH = 4;

    private final JsonFormat json;
    private final LogfmtFormat logfmt;
    private final CommonFormat common;
    private final W3cFormat w3c;
    private final EnvoyFormat envoy = new EnvoyFormat();
    private final HaproxyFormat haproxy = new HaproxyFormat();
    private final ElbFormat elb = new ElbFormat();
    private final BarredFormat barred = new BarredFormat();
    private final KtorFormat ktor = new KtorFormat();
    private final MorganFormat morgan = new MorganFormat();
    private final SentenceFormat sentence = new SentenceFormat();
    private final SquidFormat squid = new SquidFormat();

    AutoFormat(AccessLogSettings settings) {
        this.json = new JsonFormat(settings);
        this.logfmt = new LogfmtFormat(settings);
        this.common = new CommonFormat(DurationPlace.of(settings), false);
        this.w3c = new W3cFormat(LogBeginning.of(settings));
    }

    @Override
    public boolean isComment(String line) {
        return w3c.isComment(line);
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        return of(line).read(line, zone);
    }

    private LineFormat of(String line) {
        var quote = line.indexOf('"');
        var brace = line.indexOf('{');
        if (brace == 0 || brace > 0 && brace < quote && line.endsWith("}")) {
            return json;
        }
        if (isOfEnvoy(line)) {
            return envoy;
        }
        if (w3c.isBegun() && !line.startsWith("[")) {
            return w3c;
        }
        if (HaproxyFormat.isIn(line)) {
            return haproxy;
        }
        if (ElbFormat.isIn(line)) {
            return elb;
        }
        if (isLogfmt(line, quote)) {
            return logfmt;
        }
        return ofProgram(line, quote);
    }

    /** Of a framework or a proxy with a format of its own, which has no request in quotes. */
    private LineFormat ofProgram(String line, int quote) {
        if (BarredFormat.isIn(line)) {
            return barred;
        }
        if (SentenceFormat.isIn(line)) {
            return sentence;
        }
        if (quote >= 0) {
            return common;
        }
        if (KtorFormat.isIn(line)) {
            return ktor;
        }
        return MorganFormat.isIn(line) ? morgan : SquidFormat.isIn(line) ? squid : common;
    }

    /** The request follows the time, which has the form of ISO 8601. */
    private static boolean isOfEnvoy(String line) {
        return line.startsWith("[") && line.indexOf("T") == 11 && line.indexOf("] \"") == line.indexOf(']');
    }

    /** It names its status before anything stands in quotes by itself. */
    private static boolean isLogfmt(String line, int quote) {
        var status = line.indexOf("status");
        var equals = status < 0 ? -1 : line.indexOf('=', status);
        return equals > 0
                && !(quote > 0 && line.charAt(quote - 1) != '=')
                && equals - status <= "status_code".length() + STATUS_REACH;
    }
}
