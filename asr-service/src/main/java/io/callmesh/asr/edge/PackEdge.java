package io.callmesh.asr.edge;

import io.callmesh.asr.recognize.Recognition;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.proto.pack.v1.PutPackResponse;
import io.callmesh.runtime.grpc.PackDoor;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Takes packs in and has the engines make ready for them at once.
@GrpcService
public class PackEdge extends PackDoor {

    private final Recognition recognition;

    PackEdge(PackShelf shelf, Recognition recognition) {
        super(shelf);
        this.recognition = recognition;
    }

    @Override
    public void putPack(PutPackRequest request, StreamObserver<PutPackResponse> answer) {
        super.putPack(request, answer);
        if (!request.getPack().getRef().getHash().isEmpty()) recognition.engines().expect(request.getPack());
    }
}
