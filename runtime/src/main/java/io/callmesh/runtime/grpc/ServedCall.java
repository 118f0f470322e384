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
        var call = (ServerCallStreamObserver<O>) answers;
        start(name, call, () -> { }, () -> call.onNext(work.call()));
    }

    /// One request, many responses; a write waits at most `patience` for a slow reader.
    public static <O> void tell(String name, Duration patience, StreamObserver<O> answers, Telling<O> work) {
        var call = (ServerCallStreamObserver<O>) answers;
        var said = new StreamOutbox<>(call, patience);
        call.setOnReadyHandler(said::wake);
        start(name, call, said::end, () -> work.run(said));
    }

    /// @param left run when the caller has gone, after the serving thread was interrupted
    private static void start(String name, ServerCallStreamObserver<?> call, Runnable left, BudgetKey.ServedWork body) {
        var thread = Thread.ofVirtual().name(name).unstarted(Context.current().wrap(() -> run(call, body)));
        call.setOnCancelHandler(() -> {
            thread.interrupt();
            left.run();
        });
        thread.start();
    }

    private static void run(ServerCallStreamObserver<?> call, BudgetKey.ServedWork body) {
        try {
            BudgetKey.serve(body);
            call.onCompleted();
        } catch (InterruptedException cancelled) {
            call.onError(Status.CANCELLED.asRuntimeException());
        } catch (Throwable failure) { // an Error too: a call that nobody ends hangs its peer
            Failures.log(failure, call.isCancelled());
            call.onError(FaultStatus.of(failure));
        }
    }
}
