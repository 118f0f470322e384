package io.callmesh.llm.summary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The calls that have begun and not ended, a bounded number of them: the one noted longest ago is forgotten first.
public final class RunningCalls {

    private final Map<String, Call> byId;

    /// @param room how many calls to remember
    public RunningCalls(int room) {
        byId = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Call> eldest) {
                return size() > room;
            }
        };
    }

    /// Notes what happened, in the order it did.
    ///
    /// @return the call when this ended it
    public synchronized Optional<Call> note(String callId, Happened happened) {
        var call = byId.computeIfAbsent(callId, _ -> new Call());
        call.note(happened);
        return happened instanceof Happened.Ended ? Optional.of(byId.remove(callId)) : Optional.empty();
    }

    synchronized int size() {
        return byId.size();
    }
}
