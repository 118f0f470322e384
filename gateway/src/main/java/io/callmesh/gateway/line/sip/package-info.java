/// The telephone: calls that come by SIP over a trunk, with their sound as RTP (RFC 3261, 3264, 3515, 4028).
///
/// [Trunk]s say who may call and whom a number reaches; [Dialog] says, without a socket or a clock, what every message and every timer
/// means for a call; the switchboard obeys it and hands the call to the host of lines. It knows nothing of assistants but their names.
package io.callmesh.gateway.line.sip;
