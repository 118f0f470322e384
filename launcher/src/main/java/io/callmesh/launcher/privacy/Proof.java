package io.callmesh.launcher.privacy;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Calls a mesh with invented people who tell all their numbers, and searches everything that it has written for them.
///
/// The calls are typed: their words reach the gateway as they are, none is lost to mishearing. Everything else is the mesh as it runs.
public final class Proof {

    private static final int AT_ONCE = 8;
    /// After the last call: briefings, events and insights are on their way.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Place place;
    private final List<Extra> extras;

    /// What only the caller of the proof can see: prompts, for example.
    ///
    /// @param pieces what was seen, as it was
    public record Extra(String name, List<byte[]> pieces) {}

    public Proof(Place place) {
        this(place, List.of());
    }

    /// @param extras filled while calls go on, searched after them
    public Proof(Place place, List<Extra> extras) {
        this.place = place;
        this.extras = List.copyOf(extras);
    }

    public Verdict run(int calls, long seed) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var scripts = IntStream.range(0, calls).mapToObj(number -> Script.of(number, seed)).toList();
        int failed = play(scripts);
        Thread.sleep(SETTLING);
        var needles = new Needles();
        scripts.forEach(script -> needles.add(script.caller()));
        var sinks = new ArrayList<Verdict.Searched>();
        for (var sink : new Searches(place, needles).all()) sinks.add(Verdict.Searched.of(sink));
        for (var extra : extras) sinks.add(searched(extra, needles));
        int values = scripts.stream().mapToInt(script -> script.caller().values().size()).sum();
        return new Verdict(calls, failed, values, needles.forms(), sinks, (System.nanoTime() - begun) / 1e9);
    }

    private static Verdict.Searched searched(Extra extra, Needles needles) {
        var sink = new Sink(extra.name(), needles);
        extra.pieces().forEach(piece -> sink.search("piece", piece));
        return Verdict.Searched.of(sink);
    }

    private int play(List<Script> scripts) throws InterruptedException {
        int failed = 0;
        try (var gateway = GrpcGateway.at(host(), port()); var callers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var played = scripts.stream().map(script -> callers.submit(() -> played(gateway, script))).toList();
            for (var call : played) if (!whole(call)) failed++;
        }
        return failed;
    }

    private static boolean whole(Future<Boolean> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException broken) {
            return false;
        }
    }

    /// @return whether every line was answered
    private static boolean played(Gateway gateway, Script script) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening(script.assistant(), script.language(), new Opening.Medium.Typed(0)), _ -> { })) {
            boolean answered = caller.greeting().last(CallEvent.Said.class).isPresent();
            for (var line : script.lines()) answered &= caller.type(line).last(CallEvent.Said.class).isPresent();
            caller.hangUp();
            return answered;
        } catch (MeshException refused) {
            return false;
        }
    }

    private String host() {
        return place.gateway().substring(0, place.gateway().lastIndexOf(':'));
    }

    private int port() {
        return Integer.parseInt(place.gateway().substring(place.gateway().lastIndexOf(':') + 1));
    }
}
