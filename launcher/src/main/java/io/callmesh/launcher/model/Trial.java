package io.callmesh.launcher.model;

import java.io.IOException;
import java.nio.file.Path;

/// Lets a model answer one real request.
@FunctionalInterface
public interface Trial {

    /// @param license     as the file says; may be empty
    /// @param firstTokenMs of a short answer
    record Passed(String architecture, String license, double firstTokenMs, double tokensPerSecond) {}

    /// @throws ModelTrouble when it is broken, of an architecture that nothing here runs, or does not answer
    Passed of(Path file) throws IOException, InterruptedException;
}
