package io.callmesh.runtime.grpc;

import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.proto.pack.v1.PutPackResponse;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.stub.StreamObserver;

/// Takes packs in. A service that needs packs extends this with an empty `@GrpcService` class in its `edge`.
public abstract class PackDoor extends PackServiceGrpc.PackServiceImplBase {

    private final PackShelf shelf;

    protected PackDoor(PackShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void putPack(PutPackRequest request, StreamObserver<PutPackResponse> answer) {
        ServedCall.answer("put-pack", answer, () -> {
            shelf.put(request.getPack());
            return PutPackResponse.newBuilder().setRef(request.getPack().getRef()).build();
        });
    }
}
