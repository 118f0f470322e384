package io.callmesh.gateway.line.grpc;

import io.callmesh.gateway.access.Visit;
import io.grpc.Context;
import java.util.List;

/// What a request brought to show who makes it.
///
/// @param authorization every metadata entry of that name
/// @param peer          where its connection came from
record Presented(List<String> authorization, String peer) {

    static final Context.Key<Presented> KEY = Context.keyWithDefault("callmesh-presented", new Presented(List.of(), ""));

    static Presented current() {
        return KEY.get();
    }

    Visit visit(String action, String target) {
        return new Visit("grpc", peer, action, target);
    }
}
