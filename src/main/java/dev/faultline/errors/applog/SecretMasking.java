// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.settings.Redaction;
import dev.faultline.settings.Secret;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes secrets and personal data out of a text of a log: each becomes {@code ***}. Thread-safe.
 *
 * <p>Masked are the secrets of the config; credentials in URLs; what follows words such as {@code password}, {@code token},
 * {@code Authorization} or {@code client_ip}; bearer tokens, JSON web tokens, keys of well-known services and private keys;
 * the values PostgreSQL and MySQL quote from rows; e-mail addresses, IBANs, card and phone numbers. Hosts, ports and
 * addresses of servers stay: they name the dependency.
 *
 * <p>The patterns have bounded repetitions only, and the text is bounded: log text is hostile input.
 */
final class SecretMasking {

    /** How much of a text is looked at; the rest is left out. */
    static final int LONGEST = 4_000;

    private static final String VALUE = "(?:\"[^\"]{0,500}+\"?|'[^']{0,500}+'?|[^\\s,;&\"'(){}<>\\]\\[]{1,500}+)";

    private record Rule(Pattern pattern, String replacement) {
        private static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?s:.{0,4000}+)", "***"),
            Rule.of("://[^\\s/]{1,300}@", "://***@"),
            Rule.of("(?i)\\b((?:set-)?cookie[\"']?\\s{0,3}+[=:]\\s{0,3}+)[^\\r\\n]{1,4000}+", "$1***"),
            Rule.of(
                    "(?i)((?:password|passwd|passphrase|\\bpwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                            + "|authorization|credentials?|session[_-]?id|jsessionid|client[_-]?ip|remote[_-]?addr"
                            + "|remote[_-]?ip|user[_-]?ip|x-forwarded-for|x-real-ip)[\\w-]{0,20}+[\"']?\\s{0,3}+[=:]\\s{0,3}+)"
                            + "(?:(?:bearer|basic|digest|negotiate)\\s{1,3}+)?" + VALUE,
                    "$1***"),
            Rule.of("(?i)\\b(bearer\\s{1,3}+)[\\w.~+/=-]{8,2000}+", "$1***"),
            Rule.of("\\beyJ[\\w-]{5,2000}+\\.[\\w-]{5,3000}+(?:\\.[\\w-]{0,1000}+)?", "***"),
            Rule.of(
                    "\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\\w{20,200}+|xox[abpr]-[\\w-]{10,200}+"
                            + "|[sr]k_(?:live|test)_\\w{10,200}+)",
                    "***"),
            Rule.of("\\)=\\([^)]{0,1000}+\\)?", ")=(***)"),
            Rule.of("(?i)(failing row contains )\\([^)]{0,2000}+\\)?", "$1(***)"),
            Rule.of("(?i)(duplicate entry )'[^']{0,500}+'?", "$1'***'"),
            Rule.of("[\\w.%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,8}+", "***"));

    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?:[A-Z0-9]{11,30}+|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\\b");
    private static final Pattern CARD = Pattern.compile("(?<![\\w.])\\d(?:[ -]?\\d){12,18}+(?!\\w)");
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\w)\\+\\d{1,3}[ ()-]{0,2}+\\d(?:[ ()/-]{0,2}+\\d){6,12}+(?!\\w)");

    private final Redaction secrets;

    /**
     * @param secrets those of the config
     */
    SecretMasking(Redaction secrets) {
        this.secrets = secrets;
    }

    /** The text with everything masked, at most about 4,000 characters of it. */
    String clear(String text) {
        var masked = secrets.clear(bounded(text));
        for (var rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        masked = IBAN.matcher(masked).replaceAll(SecretMasking::iban);
        masked = PHONE.matcher(masked).replaceAll(Secret.MASK);
        return CARD.matcher(masked).replaceAll(SecretMasking::card);
    }

    /** Without its last word if it is cut: half a secret is not recognised as one. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, Math.max(space, LONGEST / 2));
    }

    private static String iban(MatchResult found) {
        var text = found.group();
        var space = text.lastIndexOf(' ');
        var isOne = isIban(text) || space > 0 && isIban(text.substring(0, space));
        return isOne ? Secret.MASK : text;
    }

    /** ISO 7064, modulus 97-10: with the first four characters moved to the end and letters as 10 to 35, the rest is 1. */
    private static boolean isIban(String text) {
        var plain = text.replace(" ", "");
        var digits = new StringBuilder();
        (plain.substring(4) + plain.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static String card(MatchResult found) {
        var digits = found.group().replaceAll("[ -]", "");
        return passesLuhn(digits) ? Secret.MASK : found.group();
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
