package io.callmesh.launcher.command;

import io.callmesh.launcher.stubs.Stubs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stubs`: gives programmers what they need to talk to the mesh, without its checkout.
@Command(name = "stubs", mixinStandardHelpOptions = true,
        description = "Copies the contracts (.proto) and a Maven repository with their Java stubs to a folder, for programs that talk to the mesh.")
public final class StubsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where to (default: .mesh/stubs).")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var home = Mesh.here().home();
        var stubs = new Stubs(home.root().resolve("proto"));
        if (!stubs.built()) throw new Trouble("./mesh stubs: the contracts are not built. Run mvn -f proto/pom.xml package -DskipTests");
        var place = folder.orElse(home.mesh().resolve("stubs")).toAbsolutePath().normalize();
        var coordinates = stubs.copyTo(place);
        var out = spec.commandLine().getOut();
        out.println(place.resolve("proto") + "  the contracts, for protoc, buf, grpcurl, @grpc/proto-loader");
        out.println(place.resolve("maven") + "  a Maven repository with " + coordinates + ", its sources and its pom");
        out.println("Quick starts: docs/guides/grpc.md");
        return 0;
    }
}
