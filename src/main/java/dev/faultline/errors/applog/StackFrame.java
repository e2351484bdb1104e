// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.List;

/**
 * One place in a stack trace, written {@code class.method}: without line numbers, and without what is made up anew with
 * each build or start (numbered lambdas and anonymous classes, proxies, subclasses that frameworks generate).
 */
final class StackFrame {

    private static final int LONGEST = 200;
    private static final List<String> GENERATED = List.of("_ClientProxy", "_Subclass");
    /** Digits after one of these are a running number. */
    private static final List<String> NUMBERED = List.of("$", "Proxy", "Accessor", "func", "lambda");

    private StackFrame() {}

    /** What follows {@code at} in a trace of Java, Node or .NET. */
    static String after(String place) {
        var bare = withoutWord(withoutWord(place.strip(), "async "), "new ");
        var bracket = bare.indexOf('(');
        return bracket > 0 ? ofName(bare.substring(0, bracket).strip()) : ofFile(bare);
    }

    /** A line {@code File "/app/shop/views.py", line 12, in handler} of Python. */
    static String ofPython(String line) {
        var start = line.indexOf('"') + 1;
        var end = line.indexOf('"', start);
        var file = end < 0 ? "" : baseName(line.substring(start, end));
        var in = line.lastIndexOf(", in ");
        return bounded((file.endsWith(".py") ? file.substring(0, file.length() - 3) : file)
                + (in < 0 ? "" : "." + line.substring(in + 5).strip()));
    }

    /** A line {@code github.com/acme/shop.(*Orders).Place(0xc000010250)} of Go. */
    static String ofGo(String line) {
        var bracket = line.lastIndexOf('(');
        return bounded(withoutNumbers(baseName(bracket > 0 ? line.substring(0, bracket) : line)));
    }

    private static String ofName(String name) {
        var dot = name.lastIndexOf('.');
        var generated = name.indexOf("$$");
        var plain = name;
        if (generated > 0) {
            plain = name.substring(0, generated) + (dot > generated ? name.substring(dot) : "");
        }
        plain = baseName(plain);
        for (var suffix : GENERATED) {
            plain = plain.replace(suffix, "");
        }
        return bounded(withoutNumbers(plain));
    }

    private static String ofFile(String place) {
        var file = baseName(place);
        var colon = file.indexOf(':');
        return bounded(colon > 0 ? file.substring(0, colon) : file);
    }

    private static String withoutNumbers(String name) {
        var plain = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var character = name.charAt(i);
            if (Character.isDigit(character) && isNumbered(plain)) {
                continue;
            }
            plain.append(character);
        }
        return plain.toString();
    }

    private static boolean isNumbered(StringBuilder soFar) {
        return NUMBERED.stream()
                .anyMatch(word ->
                        soFar.length() >= word.length() && soFar.indexOf(word, soFar.length() - word.length()) >= 0);
    }

    /** Without the folders, or the module and class loader, in front. */
    private static String baseName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String withoutWord(String text, String word) {
        return text.startsWith(word) ? text.substring(word.length()) : text;
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
