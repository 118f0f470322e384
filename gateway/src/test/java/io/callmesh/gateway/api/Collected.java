package io.callmesh.gateway.api;

import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceStub;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// A conversation by a plain stub, and everything that came of it.
final class Collected implements ClientResponseObserver<ConverseRequest, ConverseResponse> {

    private final boolean reading;
    private final List<ConverseResponse> responses = new ArrayList<>();
    private final CompletableFuture<Status> over = new CompletableFuture<>();
    private final CompletableFuture<StatusRuntimeException> failure = new CompletableFuture<>();
    private ClientCallStreamObserver<ConverseRequest> requests;

    private Collected(boolean reading) {
        this.reading = reading;
    }

    static Collected converse(DialogueServiceStub stub, ConverseConfig config) {
        return begun(stub, config, new Collected(true));
    }

    /// Nothing of it is read until [#read].
    static Collected unread(DialogueServiceStub stub, ConverseConfig config) {
        return begun(stub, config, new Collected(false));
    }

    private static Collected begun(DialogueServiceStub stub, ConverseConfig config, Collected call) {
        var _ = stub.converse(call);
        call.requests.onNext(ConverseRequest.newBuilder().setConfig(config).build());
        return call;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ConverseRequest> started) {
        requests = started;
        if (!reading) started.disableAutoRequestWithInitial(0);
    }

    @Override
    public synchronized void onNext(ConverseResponse response) {
        responses.add(response);
    }

    @Override
    public void onError(Throwable cause) {
        failure.complete((StatusRuntimeException) cause);
        over.complete(Status.fromThrowable(cause));
    }

    @Override
    public void onCompleted() {
        over.complete(Status.OK);
    }

    ClientCallStreamObserver<ConverseRequest> requests() {
        return requests;
    }

    void read() {
        requests.request(Integer.MAX_VALUE);
    }

    void cancel() {
        requests.cancel("enough", null);
    }

    synchronized List<ConverseResponse> responses() {
        return List.copyOf(responses);
    }

    /// The first of that kind.
    ConverseResponse await(Predicate<ConverseResponse> wanted, Duration patience) {
        Awaitility.await().atMost(patience).until(() -> responses().stream().anyMatch(wanted));
        return responses().stream().filter(wanted).findFirst().orElseThrow();
    }

    Status status(Duration patience) {
        return over.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    StatusRuntimeException failure(Duration patience) {
        return failure.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
