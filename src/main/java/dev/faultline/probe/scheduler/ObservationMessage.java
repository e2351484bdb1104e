package dev.faultline.probe.scheduler;

import dev.faultline.settings.Redaction;

/** How the texts of one check are kept: one line, at most 500 characters, without its secrets. */
final class ObservationMessage {

    private static final int LONGEST = 500;

    /** Beyond this a text is not even looked at. */
    private static final int READ = 8_192;

    private final Redaction redaction;

    ObservationMessage(Redaction redaction) {
        this.redaction = redaction;
    }

    String of(String text) {
        var read = text.length() > READ ? text.substring(0, READ) : text;
        var line = oneLine(redaction.clear(read));
        return line.length() > LONGEST ? cut(line) : line;
    }

    private static String cut(String line) {
        var end = LONGEST - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        // By chars: there is no white space or control character beyond the first plane.
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (!Character.isWhitespace(character) && !Character.isISOControl(character)) {
                line.append(character);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }
}
