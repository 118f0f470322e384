package io.callmesh.runtime.seal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Key-encryption keys as text: a line `ID BASE64` for each, 32 bytes; the first one seals, the others open what they once
/// sealed. Lines that begin with `#` and empty ones are skipped. Nothing of a key is ever in a message.
public final class KeyFile {

    /// A name and 32 bytes in base64, of either alphabet.
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{1,64})\\s+([A-Za-z0-9+/_-]{43}=?)");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final String HEADER = "# Keys that the keys of calls are sealed under; the first one seals. Whoever loses this file cannot read what was said any more.\n";

    private KeyFile() {}

    /// The keys of a process, as its configuration names them: a file, or else the text itself.
    ///
    /// @throws IllegalArgumentException in plain words, when there are none or they cannot be read
    public static Wrapping configured(Optional<Path> file, Optional<String> text) {
        if (file.isPresent()) return new Wrapping(read(file.get()));
        if (text.isPresent()) return new Wrapping(parse(text.get(), "CALLMESH_SEAL_KEY"));
        throw new IllegalArgumentException("no key-encryption key: callmesh.seal.keys must name a file of them (./mesh up makes one), or CALLMESH_SEAL_KEY hold one");
    }

    /// @throws IllegalArgumentException in plain words, when it is not there, cannot be read or holds something else
    public static List<KeyEncryptionKey> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file of key-encryption keys " + file + " cannot be read (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        }
    }

    /// @param from what messages call it
    /// @throws IllegalArgumentException in plain words, naming the line, when it holds something else or no key at all
    public static List<KeyEncryptionKey> parse(String text, String from) {
        var keys = new ArrayList<KeyEncryptionKey>();
        int number = 0;
        for (var line : text.split("\\R|,")) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) keys.add(key(line.strip(), from + ", line " + number));
        }
        if (keys.isEmpty()) throw new IllegalArgumentException(from + " holds no key-encryption key: expected ID BASE64 on a line, 32 bytes");
        return keys;
    }

    private static KeyEncryptionKey key(String line, String where) {
        var match = LINE.matcher(line);
        if (!match.matches()) throw new IllegalArgumentException(where + ": expected ID BASE64, with 32 bytes as 43 or 44 characters");
        var raw = Base64.getUrlDecoder().decode(match.group(2).replace('+', '-').replace('/', '_'));
        return new LocalKey(match.group(1), raw);
    }

    /// Makes the file with one key, readable by its owner only, unless it is there. Of two that try at once one makes it.
    ///
    /// @return whether it was made
    public static boolean make(Path file, Instant now) throws IOException {
        if (Files.exists(file)) return false;
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = beside(file);
        try {
            Files.writeString(fresh, HEADER + line(now));
            Files.createLink(file, fresh);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        } finally {
            Files.delete(fresh);
        }
    }

    /// Puts a new key first in the file: from the next start it seals, and those before it only open.
    ///
    /// @return its name
    public static String rotate(Path file, Instant now) throws IOException {
        read(file);
        var added = line(now);
        var fresh = beside(file);
        Files.writeString(fresh, HEADER + added + Files.readString(file).replace(HEADER, ""));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return added.substring(0, added.indexOf(' '));
    }

    private static Path beside(Path file) throws IOException {
        return Files.createTempFile(file.toAbsolutePath().getParent(), ".seal", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String line(Instant now) {
        var suffix = new byte[3];
        new SecureRandom().nextBytes(suffix);
        var id = "k" + DAY.format(now) + "-" + HexFormat.of().formatHex(suffix);
        return id + " " + Base64.getEncoder().encodeToString(DataKey.random().raw()) + "\n";
    }
}
