package io.callmesh.launcher.chaos;

import io.callmesh.launcher.chaos.call.CallStory;
import io.callmesh.launcher.chaos.call.Errand;
import io.callmesh.launcher.chaos.kafka.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Compares what the callers saw with the journal and the books of the back office.
final class Audit {

    private final List<CallStory> stories;
    private final Map<String, Chain> chains;
    private final Map<String, List<Office.Change>> changes;

    /// What was found of one call.
    ///
    /// @param lostTurns    acknowledged to the caller, and not in the journal
    /// @param doubledTurns that are in the journal more often than once
    /// @param doubledTools changes that were made more often than once
    /// @param untoldTools  changes that the journal does not tell of
    /// @param superseded   entries of a gateway that had lost the call
    /// @param untrue       changes that the caller was told are done, and were not
    record Finding(CallStory story, List<Integer> lostTurns, int doubledTurns, int doubledTools, int untoldTools, int untrue, int superseded, boolean stuck, List<String> chainFaults) {

        boolean wrong() {
            return stuck || !lostTurns.isEmpty() || !chainFaults.isEmpty() || doubledTurns + doubledTools + untoldTools + untrue > 0;
        }

        /// For people.
        String label() {
            var label = new StringBuilder("call " + story.number() + " " + story.callId() + " (" + story.manner() + ", " + (story.ended().isEmpty() ? "goes on" : story.ended()) + ")");
            if (stuck) label.append(", stuck");
            if (!lostTurns.isEmpty()) label.append(", turns not in the journal: ").append(lostTurns);
            if (doubledTurns > 0) label.append(", turns twice in the journal: ").append(doubledTurns);
            if (doubledTools > 0) label.append(", done twice: ").append(doubledTools);
            if (untoldTools > 0) label.append(", done and not in the journal: ").append(untoldTools);
            if (untrue > 0) label.append(", told and not done: ").append(untrue);
            if (!chainFaults.isEmpty()) label.append(", journal: ").append(chainFaults);
            return label.append(", lost connections: ").append(story.losses().stream().map(CallStory.Loss::why).toList()).toString();
        }
    }

    Audit(List<CallStory> stories, List<Written> journal, List<Office.Change> changes) {
        this.stories = stories;
        chains = new HashMap<>();
        journal.stream().collect(Collectors.groupingBy(record -> record.entry().getCallId())).forEach((id, records) -> chains.put(id, Chain.of(records)));
        this.changes = changes.stream().filter(change -> change.done() > 0).collect(Collectors.groupingBy(change -> callId(change.key())));
    }

    List<Finding> findings() {
        return stories.stream().map(this::finding).toList();
    }

    /// Whether the journal has all that it will have: every call has ended there, and no turn is missing.
    boolean complete() {
        return findings().stream().allMatch(found -> !found.stuck() && found.lostTurns().isEmpty() && found.chainFaults().isEmpty() && found.untoldTools() == 0);
    }

    private Finding finding(CallStory story) {
        var chain = chains.getOrDefault(story.callId(), new Chain(List.of(), 0, List.of()));
        var turns = chain.turns();
        var lost = story.turns().stream().filter(turn -> !turns.containsKey(turn)).sorted().toList();
        int doubled = turns.values().stream().mapToInt(times -> times - 1).sum();
        var made = changes.getOrDefault(story.callId(), List.of());
        return new Finding(story, lost, doubled, doubledTools(made), untold(made, chain), untrue(story, made), chain.superseded(), stuck(story, chain), faults(story, chain));
    }

    private static int doubledTools(List<Office.Change> made) {
        var times = new HashMap<String, Integer>();
        made.forEach(change -> times.merge(change.request() + " " + change.wish(), change.done(), Integer::sum));
        return times.values().stream().mapToInt(count -> count - 1).sum();
    }

    private static int untold(List<Office.Change> made, Chain chain) {
        return (int) made.stream().filter(change -> !chain.tools().contains(change.key())).count();
    }

    private static int untrue(CallStory story, List<Office.Change> made) {
        Predicate<Errand> done = errand -> made.stream().anyMatch(change -> errand.asksFor(change.request()));
        return (int) story.done().stream().filter(Errand::changes).filter(done.negate()).count();
    }

    /// A call that never came about cannot be stuck; its caller can.
    private static boolean stuck(CallStory story, Chain chain) {
        return !story.finished() || !story.callId().isEmpty() && !chain.ended();
    }

    private static List<String> faults(CallStory story, Chain chain) {
        var faults = new ArrayList<>(chain.faults());
        if (!story.callId().isEmpty() && chain.entries().isEmpty()) faults.add("no journal");
        return faults;
    }

    private static String callId(String key) {
        return key.length() < 36 ? "" : key.substring(0, 36);
    }
}
