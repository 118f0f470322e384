package io.callmesh.gateway.line;

import java.util.Set;

/// The lines on which keys are also heard as tones in the sound.
///
/// @param kinds as [Line.Opening#kind] names them
public record ToneLines(Set<String> kinds) {

    public Line.Ear ear(Line.Ear ear, Line.Opening opening) {
        return opening.hears() && kinds.contains(opening.kind()) ? new ToneKeys(ear, opening.rateHz()) : ear;
    }
}
