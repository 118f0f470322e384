package io.callmesh.gateway.erasure;

import io.callmesh.gateway.erasure.Register.Entry;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.CallKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Erases calls and callers: their keys first, so that nothing can be opened any more wherever it stands, then what stands here, and last
/// the register that finds them, so that what fails half-way can be asked for again.
public final class Erasure {

    /// Beyond the longest call there can be: so long nobody makes a key for an erased one again.
    private static final Duration REMEMBER = Duration.ofDays(1);
    /// Beyond what gateways take to hear of it. What a caller agrees to have remembered within it is not.
    private static final Duration REMEMBER_CALLER = Duration.ofMinutes(1);

    private final Register register;
    private final CallKeys keys;
    private final Profiles profiles;
    private final Journal journal;
    private final List<Trace> traces;
    private final Consumer<String> end;
    private final InstantSource clock;

    /// @param traces what else keeps something of calls
    /// @param end    ends a call that this gateway holds, and waits a moment until it is over; those that others hold end when these hear
    ///               that its key is gone
    public Erasure(Register register, CallKeys keys, Profiles profiles, Journal journal, List<Trace> traces, Consumer<String> end, InstantSource clock) {
        this.register = register;
        this.keys = keys;
        this.profiles = profiles;
        this.journal = journal;
        this.traces = List.copyOf(traces);
        this.end = end;
        this.clock = clock;
    }

    /// @param tenants whose calls may be erased; another's is not there
    /// @throws MeshException with `NotFound` for a call that nobody knows, or `Unavailable`: then it may still be there
    public void call(String callId, Predicate<String> tenants) {
        var entry = register.call(callId).filter(known -> tenants.test(known.tenant()));
        erase(entry.orElseThrow(() -> new MeshException(new Fault.NotFound("call", callId, "CALL_UNKNOWN"))), "call");
    }

    /// What is remembered of a caller, and all their calls.
    ///
    /// @return how many calls there were
    /// @throws MeshException with `Unavailable`: then something may still be there
    public int caller(Caller caller) {
        profiles.erase(caller);
        keys.erase(caller.owner(), REMEMBER_CALLER);
        for (var trace : traces) trace.erase(caller.owner());
        var calls = register.callsOf(caller.hash());
        for (var callId : calls) erase(register.call(callId).orElse(new Entry(callId, caller.tenant(), "", caller.hash())), "caller");
        return calls.size();
    }

    private void erase(Entry call, String reason) {
        end.accept(call.callId());
        keys.erase(call.callId(), REMEMBER);
        for (var trace : traces) trace.erase(call.callId());
        journal.write(new JournalEntry(call.callId(), call.tenant(), call.assistant(), 0, 0, clock.instant(), new What.CallErased(reason)));
        register.strike(call);
    }
}
