/// Reaches the gateway as a telephone does: SIP over UDP, sound as RTP. A small user agent read from the RFCs independently of
/// the gateway, so that both can be wrong only apart. Knows nothing of gRPC or WebSocket.
package io.callmesh.eval.caller.sip;
