package io.callmesh.llm.task;

import java.util.List;

/// What came of a conversation. Each line is something that was said.
///
/// @param topic     what it was about
/// @param decisions what was agreed
/// @param actions   what somebody promised or was asked to do
public record Minutes(String topic, List<String> points, List<String> decisions, List<String> actions) {

    public Minutes {
        points = List.copyOf(points);
        decisions = List.copyOf(decisions);
        actions = List.copyOf(actions);
    }
}
