package io.callmesh.launcher.privacy;

import java.util.Set;
import java.util.TreeSet;

/// One place that a mesh writes to, while it is searched. One thread.
final class Sink {

    private final String name;
    private final Needles needles;
    private final Set<String> leaks = new TreeSet<>();
    private long items, bytes;

    Sink(String name, Needles needles) {
        this.name = name;
        this.needles = needles;
    }

    /// @param where told when something is found there
    void search(String where, byte[] content) {
        search(where, content, content.length);
    }

    void search(String where, byte[] content, int length) {
        items++;
        bytes += length;
        needles.in(content, length).forEach(kind -> leaks.add(where + ": " + kind));
    }

    String name() {
        return name;
    }

    long items() {
        return items;
    }

    long bytes() {
        return bytes;
    }

    /// Where what was found, without the values.
    Set<String> leaks() {
        return leaks;
    }
}
