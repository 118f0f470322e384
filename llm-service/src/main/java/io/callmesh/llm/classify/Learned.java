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

/// What was learned, kept in a folder by what they were trained on; of more than there is room for, those used longest ago go.
///
/// A file that cannot be read is trained anew; one that cannot be written is not kept. Safe for many threads and processes.
public final class Learned {

    private static final Logger LOG = Logger.getLogger(Learned.class);
    private static final String ENDING = ".learned";

    /// How something learned is written into a file and read from it.
    public interface Form<T> {

        void write(T learned, Path file) throws IOException;

        /// @throws IOException when it is no such file, or not a whole one
        T read(Path file) throws IOException;
    }

    /// The file of a classifier.
    public static final Form<Classifier> CLASSIFIER = new Form<>() {
        @Override
        public void write(Classifier learned, Path file) throws IOException {
            ClassifierFile.write(learned, file);
        }

        @Override
        public Classifier read(Path file) throws IOException {
            return ClassifierFile.read(file);
        }
    };

    private final Optional<Path> folder;
    private final int room;

    /// @param folder made when it is first needed; without one nothing is kept
    /// @param room   how many files to keep, up to some 20 MB each
    public Learned(Optional<Path> folder, int room) {
        this.folder = folder;
        this.room = room;
    }

    /// What was learned from this before, or now.
    ///
    /// @param hash names all that it is trained on, in characters that a file name may have
    public <T> T of(String hash, Form<T> form, Supplier<T> training) {
        if (folder.isEmpty()) return training.get();
        var file = folder.get().resolve(hash + ENDING);
        return kept(file, form).orElseGet(() -> keep(training.get(), file, form));
    }

    private static <T> Optional<T> kept(Path file, Form<T> form) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            var read = form.read(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(read);
        } catch (IOException broken) {
            LOG.warnf("what was learned cannot be read and is learned anew: %s", broken.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private <T> T keep(T learned, Path file, Form<T> form) {
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var whole = Files.createTempFile(folder, "learning", ".part");
            form.write(learned, whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            makeRoom(folder);
        } catch (IOException full) {
            LOG.warnf("what was learned cannot be kept: %s", full.getClass().getSimpleName());
        }
        return learned;
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
