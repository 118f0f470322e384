package io.callmesh.launcher.probe;

/// One thing that was looked at, and how it was.
///
/// @param check what was looked at, in a few words
/// @param told  what was seen
/// @param todo  what to do about it; empty unless it failed
/// @param millis how long looking took
public record Finding(String check, State state, String told, String todo, long millis) {

    public enum State {
        OK, FAILED, NOT_CHECKED
    }
}
