package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.supervise.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Trains all parts that need it, two at a time, and tells how far it is.
final class Learning {

    /// Each takes most of a core.
    private static final int AT_ONCE = 2;

    private final Training training;
    private final PrintWriter out;

    Learning(Mesh mesh, PrintWriter out) {
        this.training = new Training(mesh.home(), mesh.settings());
        this.out = out;
    }

    /// Whether all of them learned what they needed.
    boolean run() throws InterruptedException {
        var parts = Arrays.stream(Part.values()).filter(training::needed).toList();
        if (parts.isEmpty()) return true;
        say("Learning to start fast, once for each build");
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var learning = new ArrayList<Future<Boolean>>();
            for (var part : parts) learning.add(threads.submit(told(part)));
            boolean all = true;
            for (var one : learning) all &= learned(one);
            return all;
        }
    }

    private Callable<Boolean> told(Part part) {
        return () -> {
            boolean learned = training.run(part);
            say("  %-12s %s".formatted(part.label(), learned ? "learned" : "did not learn, and will start as it did"));
            return learned;
        };
    }

    private static boolean learned(Future<Boolean> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) return false;
            throw new IllegalStateException(e.getCause());
        }
    }

    private synchronized void say(String what) {
        out.println(what);
        out.flush();
    }
}
