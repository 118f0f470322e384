/// The role that every speech engine plays, and what goes in and out of it. Knows no engine, no network and no reading of
/// numbers: text arrives here as words.
package io.callmesh.tts.engine;
