package io.callmesh.launcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Puts images into OCI archives with Jib (jib-maven-plugin, in `launcher/images/pom.xml`), which needs Maven and no container engine.
///
/// @param project the folder `launcher/images`
/// @param base    a registry's image, `tar:///path/of/base.tar`, or `scratch`
public record ImageMaker(Path project, String base) {

    private static final long PATIENCE_MINUTES = 10;

    /// Writes `archive`; what Maven had to say stays beside it, in a file `.log`.
    ///
    /// @throws IOException with the log's name when it fails
    public void make(Image image, Path archive) throws IOException, InterruptedException {
        var work = Files.createTempDirectory("callmesh-image");
        try {
            image.layOut(work.resolve("root"));
            Files.createDirectories(work.resolve("target/classes")); // Jib wants the classes of a project; there are none
            run(command(image, work, archive), archive.resolveSibling(archive.getFileName() + ".log"));
        } finally {
            remove(work);
        }
    }

    private List<String> command(Image image, Path work, Path archive) {
        return List.of("mvn", "-B", "-ntp", "-f", project.resolve("pom.xml").toString(), "jib:buildTar",
                "-Dcallmesh.image.base=" + base,
                "-Dcallmesh.image.name=" + image.name(),
                "-Dcallmesh.image.root=" + work.resolve("root"),
                "-Dcallmesh.image.archive=" + archive.toAbsolutePath());
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var maven = builder.start();
        try {
            if (!maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) throw new IOException("the image was not made, see " + log);
        } finally {
            maven.destroyForcibly();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) Files.delete(file);
        }
    }
}
