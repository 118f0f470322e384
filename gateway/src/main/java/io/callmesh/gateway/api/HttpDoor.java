package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Visit;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Every request to every resource passes here first, on the thread that will serve it.
final class HttpDoor {

    private final Provider<Reception> reception;
    private final Visitor visitor;
    private final Hosts hosts;

    /// Made before the channels to Kafka are, which who is received here needs.
    HttpDoor(Provider<Reception> reception, Visitor visitor, Hosts hosts) {
        this.reception = reception;
        this.visitor = visitor;
        this.hosts = hosts;
    }

    @ServerRequestFilter
    void enter(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest connection) {
        visitor.comes(new Visit("http", connection.remoteAddress().hostAddress(), action(resource.getResourceMethod()), target(request)));
        var host = Optional.ofNullable(request.getHeaderString("Host")).orElse("");
        if (!hosts.know(host)) throw new MeshException(new Fault.Forbidden("this gateway is not asked by that name"));
        if (!SameOrigin.same(Optional.ofNullable(request.getHeaderString("Origin")), host)) throw new MeshException(new Fault.Forbidden("another web site may not ask this gateway"));
        visitor.is(reception.get().receive(Optional.ofNullable(request.getHeaders().get("Authorization")).orElse(List.of())));
    }

    private static String action(Method method) {
        var described = method.getAnnotation(Operation.class);
        return described == null ? method.getName() : described.operationId();
    }

    /// The call or chat that is asked for. A caller's name is none of an audit's business.
    private static String target(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getPathParameters();
        return Optional.ofNullable(parameters.getFirst("callId")).or(() -> Optional.ofNullable(parameters.getFirst("chatId"))).orElse("");
    }
}
