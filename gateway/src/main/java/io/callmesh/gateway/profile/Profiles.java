package io.callmesh.gateway.profile;

import java.time.Instant;
import java.util.List;

/// Where profiles are kept. Safe for many threads.
public interface Profiles {

    /// Remembers nobody.
    Profiles NONE = new Profiles() {
        @Override
        public List<Fact> of(Caller caller, Instant now) {
            return List.of();
        }

        @Override
        public void remember(Caller caller, List<Fact> facts) {}

        @Override
        public boolean erase(Caller caller) {
            return false;
        }
    };

    /// The facts that are not yet to be forgotten, by name.
    ///
    /// @throws io.callmesh.runtime.MeshException when the store does not answer
    List<Fact> of(Caller caller, Instant now);

    /// Adds facts, each in place of the one with its name.
    ///
    /// @throws io.callmesh.runtime.MeshException when the store does not answer
    void remember(Caller caller, List<Fact> facts);

    /// Forgets all of a caller.
    ///
    /// @return whether there was anything
    /// @throws io.callmesh.runtime.MeshException when the store does not answer: then it may still be there
    boolean erase(Caller caller);
}
