package dev.faultline.config;

import java.util.Arrays;

/** What one look at the config file finds. Equal if nothing has changed between two looks. */
final class FileContent {

    static final FileContent ABSENT = new FileContent(State.ABSENT, new byte[0]);
    static final FileContent UNREADABLE = new FileContent(State.UNREADABLE, new byte[0]);

    enum State {
        PRESENT,
        /** There, but with nothing in it, as in the middle of being written. */
        BLANK,
        ABSENT,
        UNREADABLE
    }

    private final State state;
    private final byte[] bytes;

    private FileContent(State state, byte[] bytes) {
        this.state = state;
        this.bytes = bytes;
    }

    static FileContent of(byte[] bytes) {
        for (var octet : bytes) {
            if (!Character.isWhitespace(octet)) {
                return new FileContent(State.PRESENT, bytes);
            }
        }
        return new FileContent(State.BLANK, bytes);
    }

    State state() {
        return state;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileContent that && state == that.state && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
