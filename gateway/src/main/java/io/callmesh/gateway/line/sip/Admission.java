package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.Field;
import java.util.List;

/// Whether a call may come in.
sealed interface Admission {

    /// @param caller who calls, where the trunk is trusted to say so; else empty
    record Welcome(Trunk trunk, Trunk.Route route, String caller) implements Admission {}

    /// Only with a proof.
    ///
    /// @param challenges the fields that ask for it
    /// @param wrong      whether one was given, and is not one
    record Challenged(List<Field> challenges, boolean wrong) implements Admission {}

    /// Not at all.
    record Refused(int status) implements Admission {}
}
