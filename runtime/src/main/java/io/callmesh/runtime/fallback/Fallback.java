package io.callmesh.runtime.fallback;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Asks engines in their order until one answers; one for each service. Safe for many threads.
///
/// The next engine is asked when one fails before its first result, and not when the request is at fault. An engine that
/// fails several times in a row is passed over for a while, unless nobody else is left. An interrupt is nobody's failure.
public final class Fallback {

    /// What is asked of one engine.
    @FunctionalInterface
    public interface Asking<E, T> {
        T ask(E engine) throws InterruptedException;
    }

    /// What one engine is to tell, bit by bit.
    @FunctionalInterface
    public interface Telling<E, T> {
        void tell(E engine, Sink<T> said) throws InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger("io.callmesh.fallback");

    private final String service;
    private final Breakers breakers;
    private final Ledger ledger;

    /// @param service  for the log; an `Overloaded` of this name is of all its engines, so that no other one is asked
    /// @param failures in a row before an engine rests
    /// @param nanos    a clock such as `System::nanoTime`
    public Fallback(String service, int failures, Duration rest, LongSupplier nanos, Ledger ledger) {
        this.service = service;
        this.breakers = new Breakers(failures, rest, nanos);
        this.ledger = ledger;
    }

    /// One answer.
    ///
    /// @throws MeshException with what the last one asked failed with
    public <E, T> Served<E, T> ask(List<Candidate<E>> order, Asking<E, T> asking) throws InterruptedException {
        var served = begin(order, asking, () -> true);
        answered(order, served.by());
        return served;
    }

    /// An answer in parts. Once the first part is told, its engine's failure is the request's.
    ///
    /// @return who told it
    /// @throws MeshException with what the last one asked failed with
    public <E, T> Candidate<E> tell(List<Candidate<E>> order, Sink<T> said, Telling<E, T> telling) throws InterruptedException {
        var first = new First<>(said);
        var served = begin(order, engine -> {
            telling.tell(engine, first);
            return first;
        }, () -> !first.told());
        answered(order, served.by());
        return served.by();
    }

    /// The same without saying that the engine has served: for work whose result comes later, with [#answered].
    ///
    /// @param open whether another engine may still take over
    public <E, T> Served<E, T> begin(List<Candidate<E>> order, Asking<E, T> asking, BooleanSupplier open) throws InterruptedException {
        var resting = new ArrayList<Candidate<E>>();
        Optional<RuntimeException> broken = Optional.empty();
        for (var round : List.of(order, resting)) {
            for (var candidate : List.copyOf(round)) {
                if (round == order && !breakers.admits(candidate.name())) {
                    resting.add(candidate);
                    continue;
                }
                try {
                    return new Served<>(candidate, asking.ask(candidate.engine()));
                } catch (RuntimeException failure) {
                    if (!failed(candidate.name(), failure) || !open.getAsBoolean()) throw failure;
                    broken = Optional.of(failure);
                }
            }
        }
        throw broken.orElseThrow();
    }

    /// An engine has given a result.
    public <E> void answered(List<Candidate<E>> order, Candidate<E> by) {
        breakers.answered(by.name());
        boolean first = order.getFirst().name().equals(by.name());
        ledger.served(by.name(), first);
        if (first) LOG.debugf("engine served service=%s engine=%s", service, by.name());
        else LOG.infof("engine served service=%s engine=%s instead=%s", service, by.name(), order.getFirst().name());
    }

    /// An engine has failed.
    ///
    /// @return whether it is the engine's failure, so that another one may do better
    public boolean failed(String engine, RuntimeException failure) {
        var fault = failure instanceof MeshException known ? known.fault() : new Fault.EngineFailed(engine);
        if (!theirs(fault)) return false;
        breakers.failed(engine);
        ledger.failed(engine, fault);
        LOG.warnf("engine failed service=%s engine=%s fault=%s", service, engine, fault);
        return true;
    }

    /// Whether it is the engine's failure: not the request's, nor that of a turn which had no time left, nor that of the service,
    /// whose threads are all at work for whichever engine.
    private boolean theirs(Fault fault) {
        return switch (fault) {
            case Fault.TimedOut _ -> !TurnBudget.current().spent();
            case Fault.Overloaded(var part, _) -> !part.equals(service);
            case Fault.Unavailable _, Fault.EngineFailed _, Fault.Forbidden _, Fault.Unauthenticated _, Fault.LimitReached _ -> true;
            case Fault.BadInput _, Fault.NotFound _ -> false;
        };
    }
}
