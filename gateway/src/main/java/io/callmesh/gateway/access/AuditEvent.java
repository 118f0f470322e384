package io.callmesh.gateway.access;

import java.time.Instant;

/// Something that somebody did, or was not let do. Holds no secret and nothing that callers said.
///
/// @param tenant  whose it is; empty when nobody knows
/// @param subject as [Principal#subject]; of a key that was refused its name; else empty
/// @param outcome `done`, or the kind of the refusal: `unauthenticated`, `forbidden`, `limit_reached`, `not_found`
/// @param reason  of a refusal; empty otherwise
public record AuditEvent(Instant at, String tenant, String subject, Visit visit, String outcome, String reason) {

    @Override
    public String toString() {
        return "action=" + visit.action() + " outcome=" + outcome + " tenant=" + tenant + " subject=" + subject + " surface=" + visit.surface() + " peer=" + visit.peer()
                + " target=" + visit.target() + (reason.isEmpty() ? "" : " reason=\"" + reason.replace('"', '\'') + "\"");
    }
}
