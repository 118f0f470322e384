package io.callmesh.eval.caller;

import java.util.Optional;

/// The key that a caller presents to a gateway, if it has one. Prints as whether it has.
public record Presented(Optional<String> key) {

    public static final Presented NOTHING = new Presented(Optional.empty());

    /// @param given on the command line; else the environment variable `CALLMESH_KEY` counts
    public static Presented of(Optional<String> given) {
        return new Presented(given.or(() -> Optional.ofNullable(System.getenv("CALLMESH_KEY"))).map(String::strip).filter(key -> !key.isEmpty()));
    }

    /// As RFC 6750 has it.
    public Optional<String> header() {
        return key.map(token -> "Bearer " + token);
    }

    @Override
    public String toString() {
        return key.isPresent() ? "a key" : "no key";
    }
}
