package io.callmesh.gateway.handoff;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The calls that this gateway holds, and the people who are there to take them. Safe for many threads.
public final class Floor {

    /// Whoever has not said so for this long is not there any more; the page says it every 5 s.
    private static final long PRESENT_NANOS = 15_000_000_000L;
    /// People at once; beyond these nobody is counted.
    private static final int MOST = 10_000;
    /// Calls that other gateways are told of.
    private static final int TOLD = 1_000;

    private final Map<String, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<Someone, Presence> people = new ConcurrentHashMap<>();
    private final Queues queues;
    private final Outbox outbox;
    private final LongSupplier nanos;
    private final String address;
    private volatile List<Branch> others = List.of();

    private record Someone(String tenant, String name) {}

    /// @param queues none: all
    private record Presence(Set<String> queues, long nanos) {}

    /// Of a gateway that is alone.
    public Floor(Queues queues, Outbox outbox, LongSupplier nanos) {
        this(queues, outbox, nanos, "");
    }

    /// @param address where other gateways reach this one; empty when there are none
    public Floor(Queues queues, Outbox outbox, LongSupplier nanos, String address) {
        this.address = address;
        this.queues = queues;
        this.outbox = outbox;
        this.nanos = nanos;
    }

    public void open(String callId, LiveCall call) {
        calls.put(callId, call);
    }

    public void close(String callId, LiveCall call) {
        calls.remove(callId, call);
    }

    public Optional<LiveCall> call(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    /// In no order.
    public List<LiveCall> calls() {
        return List.copyOf(calls.values());
    }

    /// Where other gateways reach this one; empty when there are none.
    public String address() {
        return address;
    }

    /// What other gateways may know of this one: as many calls as [#TOLD], those that wait first.
    public Branch here() {
        long now = nanos.getAsLong();
        var held = calls.values().stream().map(this::far).sorted(Comparator.comparing(call -> call.standing() != LiveCall.Standing.WAITING)).limit(TOLD).toList();
        var there = people.entrySet().stream().filter(entry -> now - entry.getValue().nanos() <= PRESENT_NANOS)
                .map(entry -> new Branch.Present(entry.getKey().tenant(), entry.getKey().name(), entry.getValue().queues())).toList();
        return new Branch(held, there);
    }

    /// A call of here as other gateways know it.
    public FarCall far(LiveCall call) {
        var told = call.briefing();
        return new FarCall(told.call(), call.standing(), told.queue(), address);
    }

    /// What the other gateways are known to hold from now on.
    public void learn(List<Branch> branches) {
        others = List.copyOf(branches);
    }

    /// The calls of other gateways, as of some seconds ago.
    public List<FarCall> farCalls() {
        return others.stream().flatMap(branch -> branch.calls().stream()).filter(call -> !calls.containsKey(call.call().id())).toList();
    }

    /// Somebody is there for the next seconds.
    ///
    /// @param queues whose calls they take; none: all
    public void present(String tenant, String name, Set<String> queues) {
        long now = nanos.getAsLong();
        people.values().removeIf(presence -> now - presence.nanos() > PRESENT_NANOS);
        if (people.size() < MOST) people.put(new Someone(tenant, name), new Presence(Set.copyOf(queues), now));
    }

    public void absent(String tenant, String name) {
        people.remove(new Someone(tenant, name));
    }

    /// Whether somebody is there for that queue now.
    public boolean staffed(String tenant, String queue) {
        long now = nanos.getAsLong();
        if (others.stream().flatMap(branch -> branch.people().stream()).anyMatch(person -> person.takes(tenant, queue))) return true;
        return people.entrySet().stream().anyMatch(entry -> entry.getKey().tenant().equals(tenant) && now - entry.getValue().nanos() <= PRESENT_NANOS
                && (entry.getValue().queues().isEmpty() || entry.getValue().queues().contains(queue)));
    }

    /// Whether that queue can be reached for that call, in any way.
    public boolean reaches(String callId, String name) {
        var queue = queues.of(name);
        var call = call(callId);
        boolean transfer = queue.sip().isPresent() && call.map(LiveCall::transfers).orElse(false);
        boolean page = queue.agents() && call.map(live -> staffed(live.briefing().call().tenant(), name)).orElse(false);
        return transfer || page || queue.line() || outbox.reaches(queue);
    }
}
