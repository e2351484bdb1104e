package dev.faultline.errors.accesslog;

/**
 * The common log format of NCSA, and what begins like it: {@code combined}, nginx with a request time at the end, Tomcat's,
 * Undertow's and Quarkus'. What stands before the time is not looked at, and of what follows only the request, the
 * status and whether it was us who asked.
 */
final class CommonFormat implements LineFormat {

    @Override
    public AccessLogEntry read(String line) throws BadLine {
        var time = AccessLogTime.find(line);
        if (time < 0) {
            throw new BadLine("no time such as [22/Nov/2026:14:00:00 +0000]");
        }
        var rest = new LineText(line, time);
        var request = rest.quoted();
        var status = rest.status();
        return new AccessLogEntry(
                AccessLogTime.read(line, time, line.length()), status, LineText.target(request), rest.isOfCheck());
    }
}
