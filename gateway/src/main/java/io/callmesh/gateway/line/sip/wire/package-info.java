/// SIP as it is on the wire: messages, the sockets that carry them, and the transactions that make an unreliable network reliable
/// (RFC 3261, sections 7, 17 and 18). It knows no dialog, no call, no trunk and no media: whoever uses it is told of requests, once
/// each, and answers them.
package io.callmesh.gateway.line.sip.wire;
