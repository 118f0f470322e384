package io.callmesh.translation.edge;

import io.callmesh.runtime.grpc.PackDoor;
import io.callmesh.runtime.pack.PackShelf;
import io.quarkus.grpc.GrpcService;

/// Takes in the packs whose phrase books translate.
@GrpcService
public class PackEdge extends PackDoor {

    PackEdge(PackShelf shelf) {
        super(shelf);
    }
}
