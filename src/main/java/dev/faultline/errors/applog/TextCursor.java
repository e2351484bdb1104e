package dev.faultline.errors.applog;

/** A place in a text, which moves on as the text is read. Not thread-safe. */
final class TextCursor {

    private final String text;
    private int at;

    TextCursor(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Where it stands. */
    int at() {
        return at;
    }

    /** Goes back to where it stood before. */
    void back(int place) {
        at = place;
    }

    /** The next characters, fewer at the end of the text. */
    String ahead(int length) {
        return text.substring(Math.min(at, text.length()), Math.min(at + length, text.length()));
    }

    /** Passes over so many characters. */
    void pass(int length) {
        at += length;
    }

    /** A number of so many digits; -1 if there is none, or one that is longer. */
    int number(int least, int most) {
        var number = 0;
        var digits = 0;
        while (isAtDigit() && digits <= most) {
            number = 10 * number + digit();
            digits++;
        }
        return digits >= least && digits <= most ? number : -1;
    }

    boolean isAtDigit() {
        return Character.isDigit(peek());
    }

    /** Reads the digit at which it stands. */
    int digit() {
        return Character.digit(text.charAt(at++), 10);
    }

    /** Passes over a character, if it is the next. */
    boolean skip(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character, 0 at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
