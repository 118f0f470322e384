package io.callmesh.gateway.line.websocket;

import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Visit;
import io.quarkus.websockets.next.UserData.TypedKey;

/// Who opened a WebSocket, found out before it was one.
public record SocketVisit(Principal principal, Visit visit) {

    /// Where it waits for the socket to be open.
    public static final TypedKey<SocketVisit> KEY = new TypedKey<>("callmesh.visit");
}
