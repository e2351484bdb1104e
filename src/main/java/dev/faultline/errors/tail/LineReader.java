package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;

/**
 * Makes something of the lines of a log. A {@link LogFollower} calls it on one thread at a time, over and over:
 *
 * <pre>
 *   line … line ──▶ (settle) ──▶ open ──▶ keep ──┬─▶ line …
 *                                                └─▶ forget, if keep threw; then the same lines again
 * </pre>
 *
 * <p>Each line of the log comes in exactly one {@link #keep} that returned, also over restarts, as far as the log itself
 * keeps it. An exception out of any method but {@link #keep} is a bug of ours: it is logged, and the following goes on.
 */
public interface LineReader {

    /**
     * The next line.
     *
     * @param text without its line end, never empty, at most as long as {@link LogFile#longestLine}; bytes that are no
     *     UTF-8 are replaced, and anything else may be in it
     */
    void line(String text);

    /**
     * No line came for a second, or the next ones come from another file: what was begun will not be continued. Called once
     * in each such pause in which {@link #open} is not 0.
     */
    default void settle() {}

    /**
     * How many of the lines given last belong to something that the next line may continue, such as a stack trace; 0 right
     * after {@link #settle}. {@link #keep} leaves them out, its bookmark stands before them, and a later one has them.
     */
    default int open() {
        return 0;
    }

    /**
     * Keeps what the lines since the last time said, without the open ones, and with it the bookmark, which stands right
     * after them. Also called without new lines, when only the place has changed.
     *
     * @throws RuntimeException if it cannot be kept now
     */
    void keep(Checkpoint bookmark);

    /** Takes back every line since the last {@link #keep} that returned, the open ones too: they are given again. */
    void forget();
}
