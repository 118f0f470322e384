package io.callmesh.runtime.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;

/// Serves a bidirectional gRPC method with straight-line code on one virtual thread.
///
/// The thread runs in the [Context] of the call (deadline, caller's identity) and is interrupted when the caller
/// cancels, disconnects or runs out of time; whoever else writes to it then learns at once that nobody reads.
public final class ServedStream {

    /// One call. Returning ends the stream; throwing ends it with a status.
    @FunctionalInterface
    public interface Talk<I, O> {
        void run(StreamInbox<I> heard, StreamOutbox<O> said) throws Exception;
    }

    private ServedStream() {}

    /// Call this from the generated method and return what it returns.
    public static <I, O> StreamObserver<I> serve(
            String name, Duration patience, StreamObserver<O> answers, Talk<I, O> talk) {
        var call = (ServerCallStreamObserver<O>) answers;
        var heard = new StreamInbox<I>(call::request);
        var said = new StreamOutbox<>(call, patience);
        Runnable work = Context.current().wrap(() -> run(call, () -> talk.run(heard, said)));
        var thread = Thread.ofVirtual().name(name).unstarted(work);
        call.disableAutoRequest();
        call.setOnReadyHandler(said::wake);
        call.setOnCancelHandler(() -> left(thread, said));
        call.request(StreamInbox.WINDOW);
        thread.start();
        return heard;
    }

    /// In this order: who serves the call finds the interrupt, other writers that nobody reads.
    static void left(Thread serving, StreamOutbox<?> said) {
        serving.interrupt();
        said.end();
    }

    private static void run(ServerCallStreamObserver<?> call, BudgetKey.ServedWork work) {
        try {
            BudgetKey.serve(work);
            call.onCompleted();
        } catch (InterruptedException cancelled) {
            call.onError(Status.CANCELLED.asRuntimeException());
        } catch (Throwable failure) { // an Error too: a stream that nobody ends hangs its peer
            Failures.log(failure, call.isCancelled());
            call.onError(FaultStatus.of(failure));
        }
    }
}
