package dev.faultline.web.api.request;

import java.util.regex.Pattern;

/** A text from outside, made fit to be kept and shown as one line. */
public final class PostedLine {

    private static final int LONGEST = 500;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private PostedLine() {}

    /** The text with control characters and line breaks replaced by blanks, and shortened. */
    public static String of(String text) {
        var line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
