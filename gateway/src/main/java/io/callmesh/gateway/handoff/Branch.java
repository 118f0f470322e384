package io.callmesh.gateway.handoff;

import java.util.List;
import java.util.Set;

/// What the gateways of a mesh tell each other of their floors. Nothing that anybody said.
public record Branch(List<FarCall> calls, List<Present> people) {

    public Branch {
        calls = List.copyOf(calls);
        people = List.copyOf(people);
    }

    /// Somebody who is there to take calls.
    ///
    /// @param queues whose calls they take; none: all
    public record Present(String tenant, String name, Set<String> queues) {

        public Present {
            queues = Set.copyOf(queues);
        }

        boolean takes(String ofTenant, String queue) {
            return tenant.equals(ofTenant) && (queues.isEmpty() || queues.contains(queue));
        }
    }
}
