package dev.faultline.sqlite.observations;

import dev.faultline.probe.FailureClass;
import java.util.EnumMap;
import java.util.List;

/** Codes durations as what they are off the usual one, a slow mean of those before that single outliers hardly move. */
final class LatencyCodec {

    private static final int SLOWNESS = 8;

    private final AdaptiveRice offs = new AdaptiveRice(1_000);
    private long usual;
    private boolean first = true;

    /** One for each likeness, the same for each kind of failure: an outage's timeouts say nothing about good answers. */
    static List<LatencyCodec> each(List<SharedFields> likenesses) {
        var byFailure = new EnumMap<FailureClass, LatencyCodec>(FailureClass.class);
        return likenesses.stream()
                .map(likeness -> byFailure.computeIfAbsent(likeness.failure(), failure -> new LatencyCodec()))
                .toList();
    }

    void write(BitWriter out, long micros) {
        var off = micros - usual;
        var spread = offs.spread();
        offs.write(out, off);
        follow(off, spread);
    }

    long read(BitReader in) {
        var spread = offs.spread();
        var off = offs.read(in);
        var micros = usual + off;
        follow(off, spread);
        return micros;
    }

    private void follow(long off, long spread) {
        usual += first ? off : Math.max(-4 * spread, Math.min(4 * spread, off)) / SLOWNESS;
        first = false;
    }
}
