package io.callmesh.llm.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Classifiers kept in a folder by what they were trained on; of more than there is room for, those used longest ago go.
///
/// A file that cannot be read is trained anew; one that cannot be written is not kept. Safe for many threads and processes.
public final class Learned {

    private static final Logger LOG = Logger.getLogger(Learned.class);
    private static final String ENDING = ".classifier";

    private final Optional<Path> folder;
    private final int room;

    /// @param folder made when it is first needed; without one nothing is kept
    /// @param room   how many classifiers to keep, up to some 20 MB each
    public Learned(Optional<Path> folder, int room) {
        this.folder = folder;
        this.room = room;
    }

    /// The classifier that was trained on this before, or a new one.
    ///
    /// @param hash names all that it is trained on, in characters that a file name may have
    public Classifier of(String hash, Supplier<Classifier> training) {
        if (folder.isEmpty()) return training.get();
        var file = folder.get().resolve(hash + ENDING);
        return kept(file).orElseGet(() -> keep(training.get(), file));
    }

    private static Optional<Classifier> kept(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            var classifier = ClassifierFile.read(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(classifier);
        } catch (IOException broken) {
            LOG.warnf("a kept classifier cannot be read and is trained anew: %s", broken.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Classifier keep(Classifier classifier, Path file) {
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var whole = Files.createTempFile(folder, "learning", ".part");
            ClassifierFile.write(classifier, whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            makeRoom(folder);
        } catch (IOException full) {
            LOG.warnf("a trained classifier cannot be kept: %s", full.getClass().getSimpleName());
        }
        return classifier;
    }

    private void makeRoom(Path folder) throws IOException {
        for (var file : latestFirst(folder).stream().skip(room).toList()) Files.deleteIfExists(file);
    }

    private static List<Path> latestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted(Comparator.comparing(Learned::used).reversed()).toList();
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
