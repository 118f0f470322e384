package io.callmesh.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a service does not start, by its own log.
final class Refusal {

    private static final String FAILED = "Failed to start application";
    private static final Pattern CAUSE = Pattern.compile("Caused by: [\\w.$]+: (.*)");

    private Refusal() {}

    /// @param log whether it exists or not
    /// @return the innermost reason of the first try, if that failed
    static Optional<String> of(Path log) {
        try {
            return Files.isReadable(log) ? of(Files.readAllLines(log)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> of(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(FAILED)) return Optional.of(cause(lines.subList(i, lines.size())));
        }
        return Optional.empty();
    }

    /// The innermost one, before the next try.
    private static String cause(List<String> trace) {
        var first = trace.stream().skip(1).takeWhile(line -> !line.contains(FAILED));
        var causes = first.map(CAUSE::matcher).filter(Matcher::matches).map(cause -> cause.group(1)).toList();
        return causes.isEmpty() ? "its log says no more" : causes.getLast();
    }
}
