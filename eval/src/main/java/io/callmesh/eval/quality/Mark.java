package io.callmesh.eval.quality;

import io.callmesh.eval.transcript.Conversation.Remark;
import java.util.List;

/// What a rule says of a conversation.
///
/// @param why      in a few words
/// @param passages what it rests on: the words that meet or break the rule, or those where it should have been met
public record Mark(Rule rule, Verdict verdict, String why, List<Remark> passages) {

    public enum Verdict {
        MET, BROKEN,
        /// There was no occasion for it.
        IDLE
    }

    public Mark {
        passages = List.copyOf(passages);
    }
}
