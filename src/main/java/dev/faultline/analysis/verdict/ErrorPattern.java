// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Optional;

/**
 * What an explanation is measured against: errors that follow their cause by a lag that is to be found, and errors whose
 * spans are known, so that none has to be.
 *
 * @param followed those that follow by a lag; absent if there are none
 * @param share the weight of these, in [0, 1]; the rest is that of the spans
 * @param spans those whose spans are known; absent if there are none
 */
record ErrorPattern(Optional<ErrorDistribution> followed, double share, Optional<ErrorSpans> spans) {

    /** Half the worth is lost by so many parts of the largest lag. */
    private static final double HALF_LIVES = 4;

    /** How many lags are tried: at the default of 60 s, one every 100 ms. */
    private static final int LAGS = 600;

    static ErrorPattern following(ErrorDistribution errors) {
        return new ErrorPattern(Optional.of(errors), 1, Optional.empty());
    }

    /** What an explanation by a lag is worth: {@code 2^(-lag / (maxLag / 4))}. */
    static double worth(long lag, long maxLag) {
        return lag == 0 ? 1 : Math.pow(2, -HALF_LIVES * lag / maxLag);
    }

    /** The mean of a curve at a lag. */
    double mean(PiecewiseCurve curve, long lag) {
        return ofFollowed(curve, lag) + ofSpans(curve);
    }

    /** The mean at a lag of what is either in one curve or in the other, where never both are. */
    double meanOfEither(PiecewiseCurve one, PiecewiseCurve other, long lag) {
        var bySpans = (1 - share) * spans.map(each -> each.mean(one, other)).orElse(0.0);
        return Math.min(ofFollowed(one, lag) + ofFollowed(other, lag) + bySpans, 1);
    }

    /**
     * The lag at which the mean times what the lag is worth is largest, the smallest of equals: of the lags that lie a
     * six-hundredth of the largest apart, which is far finer than any probing.
     */
    ErrorLag bestLag(PiecewiseCurve curve, long maxLag) {
        var bySpans = ofSpans(curve);
        if (followed.isEmpty()) {
            return new ErrorLag(0, bySpans, 1);
        }
        var means = followed.get().atLags(curve, maxLag);
        var best = new ErrorLag(0, share * means.mean(0) + bySpans, 1);
        var most = best.mean();
        for (var lag = step(maxLag); lag <= maxLag; lag = next(lag, maxLag)) {
            var worth = worth(lag, maxLag);
            if (worth * share + bySpans <= most) {
                break;
            }
            var byLag = share * means.mean(lag);
            var priced = byLag * worth + bySpans;
            if (priced > most + ErrorDistribution.EPSILON) {
                most = priced;
                best = new ErrorLag(lag, byLag + bySpans, priced / (byLag + bySpans));
            }
        }
        return best;
    }

    /** The largest mean at any lag, whatever that is worth. */
    double largest(PiecewiseCurve curve, long maxLag) {
        if (followed.isEmpty()) {
            return ofSpans(curve);
        }
        var means = followed.get().atLags(curve, maxLag);
        var most = means.mean(0);
        for (var lag = step(maxLag); lag <= maxLag; lag = next(lag, maxLag)) {
            most = Math.max(most, means.mean(lag));
        }
        return share * most + ofSpans(curve);
    }

    private double ofFollowed(PiecewiseCurve curve, long lag) {
        return followed.isEmpty() ? 0 : share * followed.get().mean(curve, -lag);
    }

    private double ofSpans(PiecewiseCurve curve) {
        return spans.isEmpty() ? 0 : (1 - share) * spans.get().mean(curve);
    }

    private static long step(long maxLag) {
        return Math.max(maxLag / LAGS, 1);
    }

    private static long next(long lag, long maxLag) {
        return lag < maxLag ? Math.min(lag + step(maxLag), maxLag) : maxLag + 1;
    }
}
