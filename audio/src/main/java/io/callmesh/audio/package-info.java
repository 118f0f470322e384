/// Sound as values and arithmetic: frames of speech, telephone codes, sample rates, files. Knows nothing of calls, of
/// the network or of any framework.
package io.callmesh.audio;
