package io.callmesh.llm.edge;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Texts of requests, bounded.
final class Texts {

    private static final int CHARACTERS = 20_000;

    private Texts() {}

    /// @throws MeshException with `BadInput` when it is missing or too long
    static Spoken demanded(String field, String text) {
        if (text.isBlank()) throw new MeshException(new Fault.BadInput(field, "must not be empty"));
        return bounded(field, text);
    }

    /// @throws MeshException with `BadInput` when it is no local time
    static Optional<LocalDate> day(String now) {
        try {
            return now.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(now).toLocalDate());
        } catch (DateTimeParseException malformed) {
            throw new MeshException(new Fault.BadInput("now", "must be a local time such as 2026-11-22T23:58"));
        }
    }

    static Spoken bounded(String field, String text) {
        if (text.length() > CHARACTERS) throw new MeshException(new Fault.BadInput(field, "must be at most " + CHARACTERS + " characters"));
        return Spoken.of(text);
    }
}
