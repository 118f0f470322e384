package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var mesh = Mesh.here();
        var properties = new TreeMap<>(telephone.properties());
        properties.putAll(audioSocket.properties());
        new Starting(mesh, out, properties).run();
        out.println("Talk to it at " + mesh.settings().http(Part.GATEWAY) + "/ or with ./mesh chat; ./mesh down stops it.");
        if (properties.containsKey(TelephoneOptions.LISTEN)) out.println("It answers the telephone at sip:" + properties.get(TelephoneOptions.LISTEN) + ".");
        if (properties.containsKey(AudioSocketOptions.LISTEN)) out.println("It takes AudioSocket calls at " + properties.get(AudioSocketOptions.LISTEN) + ".");
        return 0;
    }
}
