/// The work of this service: streams of sound to results, one engine per language, a limit on how many at once, and the
/// ends of utterances for those who do not say where they are. Knows nothing of gRPC or of any engine in particular.
package io.callmesh.asr.recognize;
