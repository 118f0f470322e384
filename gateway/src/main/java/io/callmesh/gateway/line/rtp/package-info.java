/// Sound as RTP: what is agreed about it in session descriptions, one stream of it each way, and the one clock it goes out
/// by. The ingredient of lines that carry packets, as `line.sip` does. Knows sockets and the JDK; must not know signalling,
/// calls or CDI.
package io.callmesh.gateway.line.rtp;
