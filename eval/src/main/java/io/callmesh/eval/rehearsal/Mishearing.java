package io.callmesh.eval.rehearsal;

/// What a recogniser that makes errors writes for what was said. Scripted: no sound is recognised.
@FunctionalInterface
public interface Mishearing {

    /// @param time how often something was said in the call before: said again, the same words may be heard otherwise
    String heard(String said, int time);
}
