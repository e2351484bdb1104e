// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a log is called once it was rotated. */
final class RotatedName {

    private static final String NUMBERED = "[-_.](?=[-_.:TZ]*\\d)[-_.:TZ\\d]+";
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Predicate<String> names;

    private RotatedName(Predicate<String> names) {
        this.names = names;
    }

    /** The log's own name with a number or a time behind it or before its ending. */
    static RotatedName of(Path log) {
        var name = log.getFileName().toString();
        var dot = name.lastIndexOf('.');
        var behind = Pattern.quote(name) + NUMBERED;
        var before = dot > 0
                ? "|" + Pattern.quote(name.substring(0, dot)) + NUMBERED + Pattern.quote(name.substring(dot))
                : "";
        return new RotatedName(Pattern.compile(behind + before).asMatchPredicate());
    }

    /** The name of a symlink's target with other numbers in it; none if it has no number. */
    static RotatedName ofTarget(Path target) {
        var name = target.getFileName().toString();
        var masked = mask(name);
        return new RotatedName(each -> !masked.equals(name) && mask(each).equals(masked));
    }

    private static String mask(String name) {
        return DIGITS.matcher(name).replaceAll("#");
    }

    List<FileIdentity> in(List<FileIdentity> files) {
        return files.stream()
                .filter(each -> names.test(each.path().getFileName().toString()))
                .toList();
    }
}
