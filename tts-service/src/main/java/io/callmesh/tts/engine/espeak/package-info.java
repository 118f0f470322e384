/// espeak-ng, for Mandarin, Spanish and whatever has no better voice, in helper processes of its own licence. Knows how to
/// start, ask and restart them; does not link what they link.
package io.callmesh.tts.engine.espeak;
