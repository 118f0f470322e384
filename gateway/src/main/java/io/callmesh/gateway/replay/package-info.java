/// A call's tape: all that its ear and its turn policy were told, with the times, and what they decided. Played again it
/// leads to the same decisions; played with other thresholds it shows which turns would have gone otherwise. Knows no
/// line and no engine; what callers said is on the tape, so nothing is taped unless it is asked for.
package io.callmesh.gateway.replay;
