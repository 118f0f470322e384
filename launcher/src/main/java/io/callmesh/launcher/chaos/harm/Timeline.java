package io.callmesh.launcher.chaos.harm;

import java.io.PrintWriter;
import java.util.Locale;

/// Tells what happens, each line with the seconds since the beginning. Thread-safe.
public final class Timeline {

    private final PrintWriter out;
    private final long begin = System.nanoTime();

    public Timeline(PrintWriter out) {
        this.out = out;
    }

    public synchronized void tell(String what) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begin) / 1e9, what));
        out.flush();
    }
}
