package dev.faultline.changes;

import java.util.regex.Pattern;

/** A text found outside, made fit to be kept and shown as one line. */
public final class ChangeText {

    private static final int LONGEST = 500;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private ChangeText() {}

    /** The text with control characters and line breaks replaced by blanks, of at most 500 characters. */
    public static String of(String text) {
        var line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
