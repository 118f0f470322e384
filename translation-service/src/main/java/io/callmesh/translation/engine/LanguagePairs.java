package io.callmesh.translation.engine;

import java.util.Set;

/// The pairs that this service is configured for.
public record LanguagePairs(Set<LanguagePair> all) {

    public LanguagePairs {
        all = Set.copyOf(all);
    }
}
