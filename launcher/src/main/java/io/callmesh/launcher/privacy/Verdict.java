package io.callmesh.launcher.privacy;

import java.util.List;

/// What came of a search.
///
/// @param calls  that were made
/// @param failed calls that did not come to their end
/// @param forms  in which values were searched for
public record Verdict(int calls, int failed, int values, int forms, List<Searched> sinks, double seconds) {

    public Verdict {
        sinks = List.copyOf(sinks);
    }

    /// @param leaks where what was found in clear, without the values
    public record Searched(String sink, long items, long bytes, List<String> leaks) {

        static Searched of(Sink sink) {
            return new Searched(sink.name(), sink.items(), sink.bytes(), List.copyOf(sink.leaks()));
        }
    }

    public List<String> leaks() {
        return sinks.stream().flatMap(sink -> sink.leaks().stream().map(leak -> sink.sink() + " " + leak)).toList();
    }
}
