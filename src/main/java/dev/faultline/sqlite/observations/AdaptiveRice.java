package dev.faultline.sqlite.observations;

/**
 * Codes signed numbers that scatter around zero in about as many bits as they carry: a Rice code (Rice and Plaunt, 1971)
 * whose parameter follows the mean of the numbers so far, as in JPEG-LS (ITU-T T.87, A.5.1). Writer and reader learn the
 * same, so nothing else is stored. One number far off costs a fixed 88 bits and hardly moves the mean.
 */
final class AdaptiveRice {

    private static final int LONGEST_UNARY = 24;
    private static final int MEMORY = 32;

    private long sum;
    private int seen = 1;

    /**
     * @param expected the magnitude of the first numbers, roughly
     */
    AdaptiveRice(long expected) {
        this.sum = expected;
    }

    void write(BitWriter out, long number) {
        var folded = (number << 1) ^ (number >> 63);
        var width = width();
        var quotient = folded >>> width;
        if (quotient < LONGEST_UNARY) {
            out.write((1L << quotient) - 1, (int) quotient);
            out.write(0, 1);
            out.write(folded, width);
        } else {
            out.write((1L << LONGEST_UNARY) - 1, LONGEST_UNARY);
            out.write(folded, Long.SIZE);
        }
        learn(folded);
    }

    long read(BitReader in) {
        var width = width();
        var quotient = 0L;
        while (quotient < LONGEST_UNARY && in.read(1) == 1) {
            quotient++;
        }
        var folded = quotient < LONGEST_UNARY ? (quotient << width) | in.read(width) : in.read(Long.SIZE);
        learn(folded);
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** About the magnitude of the numbers lately. */
    long spread() {
        return 1L << width();
    }

    private int width() {
        var width = 0;
        while (((long) seen << width) < sum) {
            width++;
        }
        return width;
    }

    private void learn(long folded) {
        var most = 8 * (sum / seen) + 16;
        sum += folded < 0 ? most : Math.min(folded, most);
        seen++;
        if (seen == MEMORY) {
            seen /= 2;
            sum /= 2;
        }
        sum = Math.min(sum, 1L << 45);
    }
}
