/// Puts the service together: settings, which engine speaks which language, threads, warming up, readiness. Everything may
/// be known here; nothing knows this.
package io.callmesh.tts.wiring;
