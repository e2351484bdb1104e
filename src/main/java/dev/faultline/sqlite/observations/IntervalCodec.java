package dev.faultline.sqlite.observations;

/**
 * Codes the steps from one start to the next as what they are off a steady one. The steady step changes only when one
 * is off by more than an eighth: jitter costs a few bits, and a change of the interval is paid once.
 */
final class IntervalCodec {

    private final AdaptiveRice offs = new AdaptiveRice(4);
    private long steady;

    /**
     * @param expected the first steady step, in ms
     */
    IntervalCodec(long expected) {
        this.steady = expected;
    }

    void write(BitWriter out, long step) {
        var off = step - steady;
        offs.write(out, off);
        follow(off, step);
    }

    long read(BitReader in) {
        var off = offs.read(in);
        var step = steady + off;
        follow(off, step);
        return step;
    }

    private void follow(long off, long step) {
        if (Math.abs(off) > steady / 8) {
            steady = step;
        }
    }
}
