package io.callmesh.runtime.grpc;

import io.callmesh.runtime.Sink;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Serves a gRPC method that receives one request with straight-line code on one virtual thread, interrupted when the
/// caller cancels or runs out of time.
public final class ServedCall {

    /// The body of a method that answers with a stream.
    @FunctionalInterface
    public interface Telling<O> {
        void run(Sink<O> said) throws Exception;
    }

    private ServedCall() {}

    /// One request, one response.
    public static <O> void answer(String name, StreamObserver<O> answers, Callable<O> work) {
        start(name, (ServerCallStreamObserver<O>) answers, call -> call.onNext(work.call()));
    }

    /// One request, many responses; a write waits at most `patience` for a slow reader.
    public static <O> void tell(String name, Duration patience, StreamObserver<O> answers, Telling<O> work) {
        var call = (ServerCallStreamObserver<O>) answers;
        var said = new StreamOutbox<>(call, patience);
        call.setOnReadyHandler(said::wake);
        start(name, call, _ -> work.run(said));
    }

    private interface Body<O> {
        void run(ServerCallStreamObserver<O> call) throws Exception;
    }

    private static <O> void start(String name, ServerCallStreamObserver<O> call, Body<O> body) {
        var thread = Thread.ofVirtual().name(name).unstarted(Context.current().wrap(() -> run(call, body)));
        call.setOnCancelHandler(thread::interrupt);
        thread.start();
    }

    private static <O> void run(ServerCallStreamObserver<O> call, Body<O> body) {
        try {
            BudgetKey.serve(() -> body.run(call));
            call.onCompleted();
        } catch (InterruptedException cancelled) {
            call.onError(Status.CANCELLED.asRuntimeException());
        } catch (Throwable failure) { // an Error too: a call that nobody ends hangs its peer
            Failures.log(failure);
            call.onError(FaultStatus.of(failure));
        }
    }
}
