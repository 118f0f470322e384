package io.callmesh.asr.edge;

import io.callmesh.audio.Wav;
import io.callmesh.proto.work.v1.TranscriptionJob;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// WAV files below one folder, and nothing outside of it, by whatever way.
///
/// @param folder without it no job may name a file
public record FileRecordings(Optional<Path> folder) implements Recordings {

    /// An hour of 16-bit sound at 8 kHz, or half of one at 16 kHz: it is held in memory.
    private static final long MOST_BYTES = 60L * 1024 * 1024;

    @Override
    public Wav of(TranscriptionJob job) {
        if (!job.hasFile()) throw bad("source", "expected a file; recordings of calls are not kept here");
        try {
            var file = below(job.getFile());
            if (Files.size(file) > MOST_BYTES) throw bad("file", "at most " + MOST_BYTES + " bytes");
            return Wav.read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw bad("file", "expected a WAV file of 16-bit, A-law or mu-law sound");
        }
    }

    /// Links are followed before it is looked where the file is.
    private Path below(String name) throws IOException {
        if (folder.isEmpty()) throw bad("file", "not taken here: callmesh.asr.files names no folder");
        try {
            var root = folder.get().toRealPath();
            var file = root.resolve(name);
            if (!file.normalize().startsWith(root) || !Files.isRegularFile(file) || !file.toRealPath().startsWith(root)) throw bad("file", "expected the path of a file below callmesh.asr.files");
            return file;
        } catch (InvalidPathException garbled) {
            throw bad("file", "expected a path");
        }
    }

    private static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
