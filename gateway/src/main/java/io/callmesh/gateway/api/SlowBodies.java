package io.callmesh.gateway.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Waits so long for the body of a request and no longer: 408, and the connection is closed (RFC 9110, 15.5.9). Whoever sends
/// a byte a second is never idle and would otherwise be waited for.
@ApplicationScoped
class SlowBodies {

    /// Before everything that reads one.
    private static final int FIRST = 1_000;
    private static final int TIMED_OUT = 408;

    private final Vertx vertx;
    private final BodyPatience patience;

    SlowBodies(Vertx vertx, BodyPatience patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        var request = context.request();
        var headers = request.headers();
        if (headers.contains("Content-Length") && !headers.get("Content-Length").equals("0") || headers.contains("Transfer-Encoding")) {
            vertx.setTimer(patience.most().toMillis(), _ -> giveUp(request));
        }
        context.next();
    }

    private static void giveUp(HttpServerRequest request) {
        if (request.isEnded()) return;
        var response = request.response();
        if (!response.headWritten()) response.setStatusCode(TIMED_OUT).putHeader("Connection", "close").end();
        request.connection().close();
    }
}
