package io.callmesh.launcher.stubs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The contracts and their Java stubs, as the build of a checkout left them.
///
/// @param module the folder `proto` of the checkout
public record Stubs(Path module) {

    private static final Pattern JAR = Pattern.compile("proto-(\\d[\\w.]*)(-sources)?\\.jar");

    /// Whether there is something to copy.
    public boolean built() {
        return Files.isRegularFile(pom());
    }

    /// Copies the contracts to `proto/` and the artifact, in the layout of a Maven repository, to `maven/` of a folder.
    ///
    /// @return the artifact's coordinates
    public String copyTo(Path folder) throws IOException {
        copyContracts(folder.resolve("proto"));
        var coordinates = "";
        for (var jar : jars()) {
            var matcher = named(jar);
            var home = folder.resolve("maven/io/callmesh/proto").resolve(matcher.group(1));
            publish(jar, home.resolve(jar.getFileName()));
            publish(pom(), home.resolve("proto-" + matcher.group(1) + ".pom"));
            coordinates = "io.callmesh:proto:" + matcher.group(1);
        }
        return coordinates;
    }

    private Path pom() {
        return module.resolve("target/proto.pom");
    }

    private List<Path> jars() throws IOException {
        try (var built = Files.list(module.resolve("target"))) {
            return built.filter(file -> named(file).matches()).sorted().toList();
        }
    }

    private static Matcher named(Path file) {
        var matcher = JAR.matcher(file.getFileName().toString());
        matcher.matches();
        return matcher;
    }

    private void copyContracts(Path folder) throws IOException {
        var contracts = module.resolve("src/main/proto");
        try (var files = Files.walk(contracts)) {
            for (var file : files.filter(any -> any.toString().endsWith(".proto")).toList()) {
                var place = folder.resolve(contracts.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.write(place, Files.readAllBytes(file));
            }
        }
    }

    private static void publish(Path file, Path place) throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.createDirectories(place.getParent());
        Files.write(place, bytes);
        Files.writeString(place.resolveSibling(place.getFileName() + ".sha1"), HexFormat.of().formatHex(sha1().digest(bytes)));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
