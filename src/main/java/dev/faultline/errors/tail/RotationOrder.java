// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of several rotated files is the oldest. Some rotations count away from the log ({@code .1} is the youngest), some
 * count up, some name the time: the order of the numbers is taken that contradicts the times of the last writes least, for
 * these are coarse and a slow writer may still write to an old file.
 */
final class RotationOrder {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern COUNTED_AWAY = Pattern.compile(".*\\.\\d{1,4}");

    private RotationOrder() {}

    static List<FileIdentity> oldestFirst(List<FileIdentity> files) {
        var byTime = sorted(
                files,
                Comparator.comparing(FileIdentity::written)
                        .thenComparing(each -> each.path().toString()));
        if (files.stream()
                        .map(each -> DIGITS.matcher(name(each)).replaceAll("#"))
                        .distinct()
                        .count()
                > 1) {
            return byTime;
        }
        var up = sorted(files, (left, right) -> compareNumbers(name(left), name(right)));
        var away = new ArrayList<>(up);
        Collections.reverse(away);
        var likelier =
                files.stream().allMatch(each -> COUNTED_AWAY.matcher(name(each)).matches()) ? away : up;
        var other = likelier == away ? up : away;
        return contradictions(other) < contradictions(likelier) ? other : likelier;
    }

    private static List<FileIdentity> sorted(List<FileIdentity> files, Comparator<FileIdentity> order) {
        return files.stream().sorted(order).toList();
    }

    private static String name(FileIdentity file) {
        return file.path().getFileName().toString();
    }

    private static int compareNumbers(String left, String right) {
        var lefts = DIGITS.matcher(left);
        var rights = DIGITS.matcher(right);
        while (lefts.find() && rights.find()) {
            var compared = new BigInteger(lefts.group()).compareTo(new BigInteger(rights.group()));
            if (compared != 0) {
                return compared;
            }
        }
        return left.compareTo(right);
    }

    private static long contradictions(List<FileIdentity> files) {
        var count = 0;
        for (var i = 1; i < files.size(); i++) {
            count += files.get(i).written().isBefore(files.get(i - 1).written()) ? 1 : 0;
        }
        return count;
    }
}
