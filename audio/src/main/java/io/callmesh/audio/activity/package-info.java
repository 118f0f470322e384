/// Is someone speaking? Frames in, voice activity out. Knows nothing of words, turns or calls.
package io.callmesh.audio.activity;
