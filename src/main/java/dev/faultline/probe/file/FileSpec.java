// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import dev.faultline.probe.ProbeSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which file or folder has to be there, and what has to be true of it.
 *
 * @param path absolute
 * @param type what it has to be, if that matters
 * @param readable whether it has to be readable for this process
 * @param writable whether it has to be writable for this process
 * @param nonEmpty whether a file has to have content, a folder an entry
 * @param freeSpace bytes that have to be left on its volume, not negative
 * @param freeInodes files that its volume has to be able to take, positive
 */
record FileSpec(
        Path path,
        Optional<Type> type,
        boolean readable,
        boolean writable,
        boolean nonEmpty,
        Optional<Long> freeSpace,
        Optional<Long> freeInodes)
        implements ProbeSpec {

    enum Type {
        FILE,
        DIRECTORY;

        String word() {
            return this == FILE ? "file" : "directory";
        }
    }

    @Override
    public Set<String> endpoints() {
        return Set.of(path.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var expect = new LinkedHashMap<String, Object>();
        type.ifPresent(value -> expect.put("type", value.word()));
        putIfSet(expect, "readable", readable);
        putIfSet(expect, "writable", writable);
        putIfSet(expect, "non-empty", nonEmpty);
        freeSpace.ifPresent(bytes -> expect.put("free-space", bytes));
        freeInodes.ifPresent(count -> expect.put("free-inodes", count));
        var view = new LinkedHashMap<String, Object>();
        view.put("path", path.toString());
        if (!expect.isEmpty()) {
            view.put("expect", expect);
        }
        return view;
    }

    private static void putIfSet(Map<String, Object> expect, String key, boolean set) {
        if (set) {
            expect.put(key, true);
        }
    }
}
