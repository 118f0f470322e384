package io.callmesh.llm.edge;

import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.proto.pack.v1.PutPackResponse;
import io.callmesh.runtime.grpc.PackDoor;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Takes packs in and has them made ready.
@GrpcService
class PackEdge extends PackDoor {

    private final Desk desk;

    PackEdge(PackShelf shelf, Desk desk) {
        super(shelf);
        this.desk = desk;
    }

    @Override
    public void putPack(PutPackRequest request, StreamObserver<PutPackResponse> answer) {
        ServedCall.answer("put-pack", answer, () -> {
            desk.put(request.getPack());
            return PutPackResponse.newBuilder().setRef(request.getPack().getRef()).build();
        });
    }
}
