package io.callmesh.gateway.wiring;

import io.callmesh.gateway.api.BodyPatience;
import io.callmesh.gateway.api.Chats;
import io.callmesh.gateway.line.LineHost;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What the HTTP interface needs.
final class ApiWiring {

    @Produces
    @Singleton
    BodyPatience bodyPatience(ApiConfig config) {
        return new BodyPatience(config.bodyPatience());
    }

    @Produces
    @Singleton
    Chats chats(LineHost host, ApiConfig config) {
        return new Chats(host, config.chats(), config.patience());
    }
}
