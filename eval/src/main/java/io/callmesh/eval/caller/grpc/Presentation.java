package io.callmesh.eval.caller.grpc;

import io.callmesh.eval.caller.Presented;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;

/// A key as gRPC sends it: the metadata entry `authorization`.
public final class Presentation {

    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private Presentation() {}

    public static ClientInterceptor of(Presented presented) {
        var metadata = new Metadata();
        presented.header().ifPresent(header -> metadata.put(AUTHORIZATION, header));
        return MetadataUtils.newAttachHeadersInterceptor(metadata);
    }
}
