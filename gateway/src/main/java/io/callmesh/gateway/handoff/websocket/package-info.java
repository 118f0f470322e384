/// People who join calls from a page: the WebSocket `/v1/desk`. The protocol is in `docs/guides/hand-off.md`.
package io.callmesh.gateway.handoff.websocket;
