package io.callmesh.launcher.command;

import io.callmesh.launcher.demo.Demo;
import io.callmesh.launcher.part.Part;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: starts everything, holds a call with a synthetic caller, shows what it left behind, and leaves the mesh running.
@Command(name = "demo", description = "Starts the mesh and holds a call in it.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--language", paramLabel = "en|zh", defaultValue = "en",
            description = "en: the caller speaks. zh: the caller types and uses the keypad, the agent speaks Mandarin.")
    private String language;

    @Override
    public Integer call() throws Exception {
        if (!Demo.speaks(language)) throw new Trouble("There is no caller for " + language + ". There are en and zh.");
        var mesh = Mesh.here();
        var out = spec.commandLine().getOut();
        out.println("Starting the mesh");
        new Starting(mesh, out).run();
        out.println();
        boolean whole = new Demo(mesh.settings(), mesh.home().recordings(), mesh.home().sealKeys(), out).run(language);
        out.println();
        out.println("Talk to it yourself at " + mesh.settings().http(Part.GATEWAY) + "/ or with ./mesh chat. ./mesh status shows it, ./mesh down stops it.");
        return whole ? 0 : 1;
    }
}
