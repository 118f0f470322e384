package io.callmesh.eval.command;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.voice.Voices;
import io.callmesh.eval.voice.grpc.SpeechService;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the running mesh is: the options that evaluations with synthetic callers share.
final class Services {

    @Option(names = "--gateway", paramLabel = "HOST:PORT", description = "Where the gateway listens for gRPC (default: 127.0.0.1:9080).")
    Optional<String> gateway = Optional.empty();

    @Mixin
    KeyOption key = new KeyOption();

    @Option(names = "--voices", paramLabel = "HOST:PORT", description = "Where the speech service listens, for synthetic callers (default: 127.0.0.1:9083).")
    Optional<String> voices = Optional.empty();

    @Option(names = "--assistants", paramLabel = "FOLDER", description = "Where the packs are (default: assistants, in the checkout).")
    Optional<Path> folder = Optional.empty();

    Gateway gateway() {
        return GrpcGateway.at(gatewayAddress().host(), gatewayAddress().port(), key.presented());
    }

    Voices voices() {
        var address = voices.map(text -> Address.parse("--voices", text)).orElseGet(() -> Address.usual(9083));
        return SpeechService.at(address.host(), address.port());
    }

    Path packs() {
        return folder.orElseGet(() -> Path.of(System.getProperty("callmesh.root", ".")).resolve("assistants"));
    }

    Address gatewayAddress() {
        return gateway.map(text -> Address.parse("--gateway", text)).orElseGet(() -> Address.usual(9080));
    }
}
