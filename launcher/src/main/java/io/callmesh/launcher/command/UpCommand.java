package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `up`: starts everything and leaves it running.
@Command(name = "up", description = "Starts the mesh and leaves it running.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TelephoneOptions telephone = new TelephoneOptions();

    @Mixin
    private AudioSocketOptions audioSocket = new AudioSocketOptions();

    @Option(names = "--gateways", paramLabel = "N", description = "How many gateways there are, 1 to 5: a call goes on at another when its own is lost. Their ports are 20 apart. Also MESH_GATEWAYS.")
    private Optional<Integer> gateways = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var mesh = mesh();
        var properties = new TreeMap<>(telephone.properties());
        properties.putAll(audioSocket.properties());
        new Starting(mesh, out, properties).run();
        out.println("Talk to it at " + mesh.settings().http(Part.GATEWAY) + "/ or with ./mesh chat; ./mesh down stops it.");
        if (properties.containsKey(TelephoneOptions.LISTEN)) out.println("It answers the telephone at sip:" + properties.get(TelephoneOptions.LISTEN) + ".");
        if (properties.containsKey(AudioSocketOptions.LISTEN)) out.println("It takes AudioSocket calls at " + properties.get(AudioSocketOptions.LISTEN) + ".");
        mesh.settings().replicas().stream().filter(replica -> replica.number() > 1)
                .forEach(replica -> out.println("Another gateway is at " + mesh.settings().http(replica) + "/ and, by gRPC, at " + mesh.settings().grpc(replica) + "."));
        return 0;
    }

    private Mesh mesh() {
        var mesh = Mesh.here();
        if (gateways.isEmpty()) return mesh;
        if (gateways.get() < 1 || gateways.get() > Replica.MOST) throw new Trouble("--gateways must be 1 to " + Replica.MOST + ".");
        return new Mesh(mesh.home(), mesh.settings().withGateways(gateways.get()));
    }
}
