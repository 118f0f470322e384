/// Reaches the gateway by WebSocket, like a browser: `docs/protocol.md` read from the other side. Knows nothing of gRPC.
package io.callmesh.eval.caller.websocket;
