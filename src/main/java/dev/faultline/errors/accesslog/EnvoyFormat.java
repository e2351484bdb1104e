package dev.faultline.errors.accesslog;

/**
 * Envoy's default text, and Istio's: {@code [start] "request" status flags … received sent duration …}. Its time is when the
 * request began, so the answer is that much later.
 */
final class EnvoyFormat implements LineFormat {

    @Override
    public Answered read(String line) throws BadLine {
        if (!line.startsWith("[")) {
            throw new BadLine("no time such as [2026-11-22T14:00:00.000Z] at the beginning");
        }
        var start = LogTime.read(line, 1, line.length());
        var rest = new Text(line, 1);
        var request = rest.quoted();
        var status = rest.status();
        return new Answered(start.plusMillis(rest.thirdNumber()), status, Text.target(request), rest.isOfCheck());
    }
}
