package io.callmesh.launcher.probe.grpc;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.callmesh.launcher.probe.grpc.Check.Amiss;

/// Health of a server and of each service (`grpc.health.v1`), as load balancers ask for it.
final class Healthy {

    private static final int AT_ONCE_MS = 2_000;

    private final Door door;

    Healthy(Door door) {
        this.door = door;
    }

    String check(Subject subject) throws Exception {
        serving("");
        for (var service : subject.services()) serving(service.getName());
        return "SERVING, as a whole and each of " + subject.services().size() + " services";
    }

    private void serving(String service) throws Exception {
        var request = HealthCheckRequest.newBuilder().setService(service).build();
        var status = door.ask(new Asked<>(HealthGrpc.getCheckMethod(), request)).getStatus();
        if (status != ServingStatus.SERVING) throw new Amiss((service.isEmpty() ? "the server" : service) + " is " + status, "wait until it is ready, or see ./mesh status");
    }

    /// A stream of answers that goes on for ever: what does not come through at once never does.
    String watch() throws Exception {
        long begun = System.nanoTime();
        door.ask(new Asked<>(HealthGrpc.getWatchMethod(), HealthCheckRequest.getDefaultInstance()));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (millis > AT_ONCE_MS) throw new Amiss("the first answer took " + millis + " ms", Streams.BUFFERED);
        return "the first came after " + millis + " ms, while the stream stays open";
    }
}
