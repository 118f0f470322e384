package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.Message;
import io.grpc.ServiceDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A part of the mesh as its clients know it.
///
/// @param services  that it offers; the first tells it from other parts
/// @param easy      a request that costs nothing and succeeds
/// @param misfit    a request with one field wrong, and the field
/// @param stranger  a request for something that does not exist, and the reason that is told
/// @param lasting   a stream that stays open after its first message; without one, reflection's
/// @param paced     whether its answers come one by one
record Subject(String part, List<ServiceDescriptor> services, Asked<?, ?> easy, Refused misfit, Optional<Refused> stranger,
        Optional<Asked<?, ?>> lasting, Optional<Paced> paced) {

    /// @param expected what the details of the refusal must name
    record Refused(Asked<? extends Message, ?> asked, String expected) {}

    /// A look at a stream of answers.
    interface Paced {
        String look(Door door) throws Exception;
    }

    Set<String> names() {
        return services.stream().map(ServiceDescriptor::getName).collect(Collectors.toSet());
    }

    String mark() {
        return services.getFirst().getName();
    }
}
