package dev.faultline.config;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** How amounts of bytes are written. */
final class AmountSyntax {

    private static final Pattern BYTES = Pattern.compile("(\\d{1,18})(B|kB|KB|MB|GB|TB|Ki|KiB|Mi|MiB|Gi|GiB|Ti|TiB)?");

    private AmountSyntax() {}

    /** Bytes, decimal ({@code 500MB}) or binary ({@code 10MiB}). */
    static Optional<Long> bytes(String text) {
        var matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var unit = Optional.ofNullable(matcher.group(2)).orElse("B");
        var base = BigInteger.valueOf(unit.contains("i") ? 1024 : 1000);
        var power = Math.max(0, "BKMGT".indexOf(Character.toUpperCase(unit.charAt(0))));
        var amount = new BigInteger(matcher.group(1)).multiply(base.pow(power));
        return amount.bitLength() < Long.SIZE ? Optional.of(amount.longValue()) : Optional.empty();
    }
}
