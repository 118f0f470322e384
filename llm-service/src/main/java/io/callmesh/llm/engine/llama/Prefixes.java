package io.callmesh.llm.engine.llama;

import java.util.ArrayDeque;
import java.util.Deque;

/// What the slots were given last, so that it is known how much of a new prompt has been read before. A guess: llama.cpp
/// chooses the slots. Safe for many threads.
final class Prefixes {

    private final Deque<String> latest = new ArrayDeque<>();
    private final int slots;

    Prefixes(int slots) {
        this.slots = slots;
    }

    /// @return how many of its first characters are read already
    synchronized int known(String prompt) {
        return latest.stream().mapToInt(before -> common(before, prompt)).max().orElse(0);
    }

    /// A prompt was read; that which it goes on from gives way, else the oldest.
    synchronized void read(String prompt) {
        latest.removeIf(prompt::startsWith);
        latest.addLast(prompt);
        if (latest.size() > slots) latest.removeFirst();
    }

    private static int common(String one, String other) {
        int most = Math.min(one.length(), other.length()), at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) at++;
        return at;
    }
}
