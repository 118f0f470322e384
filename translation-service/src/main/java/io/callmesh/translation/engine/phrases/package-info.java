/// The phrase memory: finds what was said among an assistant's sentences in several languages, fills its values in, and says
/// so when nothing is near enough. It must not know requests, and it never makes words up.
package io.callmesh.translation.engine.phrases;
