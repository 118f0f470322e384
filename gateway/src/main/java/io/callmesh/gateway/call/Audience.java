package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.handoff.Briefing.Promise;
import io.callmesh.gateway.handoff.Person;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whoever listens to a call besides its caller and its assistant: at most one person; and what is worth telling them that
/// happened before they came. Safe for many threads.
final class Audience {

    /// What is told of a call that has done more is its latest.
    private static final int MOST_PROMISES = 100;

    private volatile Optional<Person> person = Optional.empty();
    private final List<Promise> promises = new CopyOnWriteArrayList<>();
    private volatile String intent = "";
    /// Sound is for those whom the caller knows of.
    private volatile boolean connected;

    /// @return false when somebody else is here
    synchronized boolean admit(Person next) {
        if (person.isPresent()) return false;
        person = Optional.of(next);
        return true;
    }

    void connect() {
        connected = true;
    }

    Optional<Person> person() {
        return person;
    }

    void dismiss(String reason) {
        connected = false;
        leaving().ifPresent(gone -> gone.over(reason));
    }

    private synchronized Optional<Person> leaving() {
        var gone = person;
        person = Optional.empty();
        return gone;
    }

    void heard(Frame frame) {
        if (connected) person.ifPresent(here -> here.hear(frame));
    }

    void shown(Notice notice) {
        switch (notice) {
            case Notice.Understood(_, var what, _) -> intent = what;
            case Notice.Guarded(_, var guardrail) -> intent = guardrail;
            case Notice.ToolUsed(int turn, var name, var outcome) -> promised(new Promise(turn, name, outcome));
            case Notice.Opened _ -> {
                return; // it has the token with which the caller comes back
            }
            default -> { }
        }
        person.ifPresent(here -> here.show(notice));
    }

    private void promised(Promise promise) {
        promises.add(promise);
        if (promises.size() > MOST_PROMISES) promises.removeFirst();
    }

    List<Promise> promises() {
        return promises;
    }

    /// What the caller was last taken to want, or the rule that noticed something in it.
    String intent() {
        return intent;
    }
}
