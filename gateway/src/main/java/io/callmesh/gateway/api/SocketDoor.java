package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Visit;
import io.callmesh.gateway.line.websocket.SocketVisit;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every WebSocket passes here before it is one, and is refused in the words of HTTP: 401, 403, 429.
///
/// Programs send `Authorization`. A page cannot: it offers the subprotocol `callmesh.key.KEY` beside [#SUBPROTOCOL], or appends
/// `key=KEY`, with a key made for this one socket. What is good for longer is never taken from a URL, which ends up in logs.
@ApplicationScoped
public class SocketDoor implements HttpUpgradeCheck {

    private static final String KEY = "callmesh.key.";

    /// Its token was given for one call to somebody with the right to join it, and is asked for by the desk itself.
    private static final String DESK = "/v1/desk";

    private final Provider<Reception> reception;
    private final Hosts hosts;

    /// Made before the channels to Kafka are, which who is received here needs.
    SocketDoor(Provider<Reception> reception, Hosts hosts) {
        this.reception = reception;
        this.hosts = hosts;
    }

    /// Who it is may take a moment to find out, so it is not done on the event loop; the answer is given there.
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var loop = Vertx.currentContext();
        return Uni.createFrom().item(() -> check(context))
                .runSubscriptionOn(work -> Thread.ofVirtual().name("socket-door").start(work))
                .emitOn(answer -> loop.runOnContext(_ -> answer.run()));
    }

    private CheckResult check(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var visit = new Visit("websocket", request.remoteAddress().hostAddress(), "openSocket", "");
        try {
            ours(request);
            if (!request.path().equals(DESK)) context.userData().put(SocketVisit.KEY, new SocketVisit(principal(request), visit));
            return CheckResult.permitUpgradeSync();
        } catch (MeshException refused) {
            reception.get().refused(Optional.empty(), visit, refused.fault());
            return CheckResult.rejectUpgradeSync(Problem.of(refused.fault()).status(), headers(refused.fault()));
        }
    }

    private void ours(HttpServerRequest request) {
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        if (!hosts.know(host)) throw new MeshException(new Fault.Forbidden("this gateway is not asked by that name"));
        if (!SameOrigin.same(Optional.ofNullable(request.getHeader("Origin")), host)) throw new MeshException(new Fault.Forbidden("another web site may not open a call"));
    }

    private Principal principal(HttpServerRequest request) {
        var key = browserKey(request);
        return key.isPresent() ? reception.get().redeem(key.get()) : reception.get().receive(request.headers().getAll("Authorization"));
    }

    private static Optional<String> browserKey(HttpServerRequest request) {
        var offered = request.headers().getAll("Sec-WebSocket-Protocol").stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip);
        return offered.filter(name -> name.startsWith(KEY)).map(name -> name.substring(KEY.length())).findFirst().or(() -> Optional.ofNullable(request.getParam("key")));
    }

    private static Map<String, List<String>> headers(Fault fault) {
        return Refusals.headers(fault).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }
}
