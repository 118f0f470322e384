/// Packets of sound as networks deliver them (late, twice, in any order or not at all) become one frame every 20 ms. For
/// lines that carry packets, as RTP below SIP does; WebSockets and gRPC keep the order themselves. Knows nothing of sockets,
/// of codecs or of calls.
package io.callmesh.audio.jitter;
