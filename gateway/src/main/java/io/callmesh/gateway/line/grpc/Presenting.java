package io.callmesh.gateway.line.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a request presents for [GrpcDoor]. Decides nothing: it runs on an event loop.
@GlobalInterceptor
@ApplicationScoped
class Presenting implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var presented = new Presented(authorization(headers), peer(call));
        return Contexts.interceptCall(Context.current().withValue(Presented.KEY, presented), call, headers, next);
    }

    private static List<String> authorization(Metadata headers) {
        var all = new ArrayList<String>();
        var sent = headers.getAll(AUTHORIZATION);
        if (sent != null) sent.forEach(all::add);
        return List.copyOf(all);
    }

    private static String peer(ServerCall<?, ?> call) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress remote && remote.getAddress() != null ? remote.getAddress().getHostAddress() : "";
    }
}
