/// Recordings of calls, where an operator wants them: both sides, sealed, without the spans in which something sensitive was said or keyed.
/// Never in the way of a voice. Knows sound and files, no dialogue.
package io.callmesh.gateway.recording;
