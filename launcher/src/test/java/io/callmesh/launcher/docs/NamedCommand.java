package io.callmesh.launcher.docs;

import io.callmesh.launcher.Commands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;

/// A command line as a page names it: `bench latency|digits`, `call --assistant retail question.wav`.
record NamedCommand(List<String> words) {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*"), OPTION = Pattern.compile("--[a-z]");

    static NamedCommand of(String line) {
        return new NamedCommand(Arrays.stream(line.split("\\s+")).map(word -> word.replaceAll("[\\[\\],.:)]+$|^[\\[(]+", "")).toList());
    }

    /// What is wrong with it.
    Optional<String> trouble() {
        var left = new ArrayDeque<>(words);
        for (var first : left.removeFirst().split("\\|")) {
            var command = Commands.all().getSubcommands().get(first);
            if (command == null) return Optional.of("no command " + first);
            var trouble = below(command, new ArrayDeque<>(left));
            if (trouble.isPresent()) return trouble;
        }
        return Optional.empty();
    }

    private static Optional<String> below(CommandLine command, ArrayDeque<String> left) {
        boolean more = !command.getSubcommands().isEmpty() && !left.isEmpty() && Arrays.stream(left.peek().split("\\|")).allMatch(word -> WORD.matcher(word).matches());
        if (!more) return options(command, left);
        for (var name : left.removeFirst().split("\\|")) {
            var inner = command.getSubcommands().get(name);
            if (inner == null && !choices(command).contains(name)) return Optional.of("no command " + name);
            var trouble = options(inner == null ? command : inner, left);
            if (trouble.isPresent()) return trouble;
        }
        return Optional.empty();
    }

    /// What may stand in the place of its first parameter.
    private static List<String> choices(CommandLine command) {
        var choices = new ArrayList<String>();
        for (var parameter : command.getCommandSpec().positionalParameters()) {
            if (parameter.completionCandidates() != null) parameter.completionCandidates().forEach(choices::add);
        }
        return choices;
    }

    private static Optional<String> options(CommandLine command, Iterable<String> words) {
        for (var word : words) {
            if (!OPTION.matcher(word).lookingAt()) continue;
            var name = word.split("=")[0];
            boolean known = command.getCommandSpec().findOption(name) != null;
            if (!known) return Optional.of("no option " + name);
        }
        return Optional.empty();
    }
}
