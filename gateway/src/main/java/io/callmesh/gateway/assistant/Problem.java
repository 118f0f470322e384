package io.callmesh.gateway.assistant;

/// One thing wrong in a pack.
///
/// @param file     as it lies under the folder of assistants
/// @param key      dotted
/// @param expected what should be there, and what is there instead
public record Problem(String file, String key, String expected) {

    @Override
    public String toString() {
        return key.isEmpty() ? file + ": " + expected : file + ": " + key + ": " + expected;
    }
}
