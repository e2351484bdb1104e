package dev.faultline.sqlite.observations;

/** Codes which likeness follows and how many successive observations have it. */
final class RunLengthCodec {

    private final AdaptiveRice indexes = new AdaptiveRice(1);
    private final AdaptiveRice lengths = new AdaptiveRice(8);
    private int index;

    void write(BitWriter out, int next, int length) {
        indexes.write(out, next - index);
        lengths.write(out, length);
        index = next;
    }

    /** The length of the next stretch; {@link #index()} is then its likeness. */
    int read(BitReader in) {
        index += (int) indexes.read(in);
        return (int) lengths.read(in);
    }

    int index() {
        return index;
    }
}
