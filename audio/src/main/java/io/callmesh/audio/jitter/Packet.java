package io.callmesh.audio.jitter;

/// 20 ms of sound as RTP carries them, decoded. Source of the fields: RFC 3550, section 5.1.
///
/// @param source    whose stream it is (SSRC); another one begins a new stream
/// @param sequence  16 bit, grows by one from packet to packet and wraps around
/// @param timestamp 32 bit, of the first sample, in samples; wraps around
/// @param samples   20 ms; handed over, never copied
public record Packet(int source, int sequence, int timestamp, short[] samples) {}
