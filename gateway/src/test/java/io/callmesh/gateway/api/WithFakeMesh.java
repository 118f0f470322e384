package io.callmesh.gateway.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/// The gateway with nothing behind its doors.
public class WithFakeMesh implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeMesh.class);
    }
}
