package io.callmesh.llm.insight;

import io.callmesh.llm.understand.Mood;
import java.util.List;

/// What is told of a call.
///
/// @param summary   personal, as are entities and follow-ups: what was said on the call
/// @param engine    who wrote the summary
/// @param mood      of all that the caller said
/// @param course    how the caller sounded, turn by turn
public record Insights(Call call, String summary, String engine, Mood mood, List<Feeling> course, List<Named> entities, List<FollowUp> followUps, Quality quality) {

    public Insights {
        course = List.copyOf(course);
        entities = List.copyOf(entities);
        followUps = List.copyOf(followUps);
    }

    public record Feeling(int turn, Mood mood) {}
}
