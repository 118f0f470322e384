package io.callmesh.launcher.command;

import io.callmesh.launcher.image.Image;
import io.callmesh.launcher.image.ImageMaker;
import io.callmesh.launcher.part.Home;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `images`: an OCI archive of each service, made without a container engine.
@Command(name = "images", mixinStandardHelpOptions = true, description = "Makes an OCI archive of each service in .mesh/images, without a container engine.")
public final class ImagesCommand implements Callable<Integer> {

    private static final String SCRATCH = "scratch";

    @Spec
    private CommandSpec spec;

    @Option(names = "--base", paramLabel = "IMAGE", defaultValue = SCRATCH, description = {
        "What the images stand on: a registry's image with a JRE 25 on its path (eclipse-temurin:25-jre), tar:///path/of/base.tar,",
        "or scratch, which holds the program alone (default: ${DEFAULT-VALUE})."})
    private String base;

    @Parameters(paramLabel = "PART", description = "Services to make images of (default: all).")
    private List<String> parts = List.of();

    @Override
    public Integer call() throws Exception {
        var home = Mesh.here().home();
        var maker = new ImageMaker(home.root().resolve("launcher/images"), base);
        var folder = Files.createDirectories(home.mesh().resolve("images"));
        for (var part : wanted()) make(maker, image(part, home), folder.resolve(module(part) + ".tar"));
        if (base.equals(SCRATCH)) say("They hold the programs alone. For images that a cluster can run: ./mesh images --base eclipse-temurin:25-jre");
        return 0;
    }

    private List<Part> wanted() {
        var services = Arrays.stream(Part.values()).filter(Part::service).toList();
        if (parts.isEmpty()) return services;
        return parts.stream().map(name -> Part.named(name).filter(Part::service).orElseThrow(() -> unknown(name, services))).toList();
    }

    private static Trouble unknown(String name, List<Part> services) {
        return new Trouble("There is no service '" + name + "'. There are: " + String.join(", ", services.stream().map(Part::label).toList()));
    }

    private void make(ImageMaker maker, Image image, Path archive) throws InterruptedException {
        try {
            maker.make(image, archive);
            say("%s  %d MB  %s".formatted(image.name(), Files.size(archive) / 1_000_000, archive));
        } catch (IOException failed) {
            throw new Trouble(String.valueOf(failed.getMessage()));
        }
    }

    private static Image image(Part part, Home home) {
        var folders = new TreeMap<String, Path>();
        folders.put("app", home.program(part));
        if (part == Part.GATEWAY) folders.put("app/assistants", home.assistants());
        if (part == Part.TTS) folders.put("espeak-helper", home.dist().resolve("espeak-helper"));
        try {
            return new Image("callmesh/" + module(part), folders);
        } catch (IllegalArgumentException unbuilt) {
            throw new Trouble(String.valueOf(unbuilt.getMessage()));
        }
    }

    private static String module(Part part) {
        return part == Part.GATEWAY ? part.label() : part.label() + "-service";
    }

    private void say(String what) {
        spec.commandLine().getOut().println(what);
        spec.commandLine().getOut().flush();
    }
}
