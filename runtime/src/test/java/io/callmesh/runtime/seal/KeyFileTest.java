package io.callmesh.runtime.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path folder;

    @Test
    void aFileIsMadeOnceAndForItsOwnerOnly() throws Exception {
        var file = folder.resolve("deep/seal.keys");

        assertThat(KeyFile.make(file, NOW)).isTrue();
        var made = Files.readString(file);

        assertThat(KeyFile.make(file, NOW)).isFalse();
        assertThat(file).hasContent(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(KeyFile.read(file)).singleElement().satisfies(key -> assertThat(key.id()).startsWith("k20261123-"));
        assertThat(folder.resolve("deep")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() throws Exception {
        // Given
        var file = folder.resolve("seal.keys");
        KeyFile.make(file, NOW);
        var before = new Wrapping(KeyFile.read(file));
        var key = DataKey.random();
        var old = before.wrap("call", key);

        // When
        var id = KeyFile.rotate(file, NOW.plusSeconds(1));

        // Then
        var after = new Wrapping(KeyFile.read(file));
        assertThat(after.wrap("call", key)).startsWith(id + ".");
        assertThat(after.unwrap("call", old)).hasValueSatisfying(opened -> assertThat(opened.raw()).isEqualTo(key.raw()));
        assertThat(after.renewed("call", old)).hasValueSatisfying(renewed -> assertThat(renewed).startsWith(id + "."));
        assertThat(before.renewed("call", old)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void theEnvironmentMayHoldSeveral() {
        assertThat(KeyFile.parse("new " + SECRET + ",old " + SECRET, "CALLMESH_SEAL_KEY")).extracting(KeyEncryptionKey::id).containsExactly("new", "old");
        assertThatThrownBy(() -> new Wrapping(KeyFile.parse("same " + SECRET + "\nsame " + SECRET, "x"))).hasMessage("two key-encryption keys are called same");
    }

    @Test
    void whatIsWrongIsSaidPlainlyAndShowsNoKey() throws Exception {
        var garbled = Files.writeString(folder.resolve("garbled"), "# one\nk1 " + SECRET + "trailing\n");
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> KeyFile.read(garbled)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line 2: expected ID BASE64").hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read (NoSuchFile");
        assertThatThrownBy(() -> KeyFile.read(binary)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyFile.read(folder)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read");
        for (var text : List.of("", "# nothing", "k1", "k1 short", "k 1 " + SECRET)) assertThatThrownBy(() -> KeyFile.parse(text, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProcessWithoutAnyKeySaysSo() throws Exception {
        var file = folder.resolve("seal.keys");
        KeyFile.make(file, NOW);

        assertThatThrownBy(() -> KeyFile.configured(Optional.empty(), Optional.empty())).hasMessageContaining("callmesh.seal.keys must name a file");
        assertThat(KeyFile.configured(Optional.of(file), Optional.of("garbled")).wrap("call", DataKey.random())).startsWith("k2026");
        assertThat(KeyFile.configured(Optional.empty(), Optional.of("env " + SECRET)).wrap("call", DataKey.random())).startsWith("env.");
    }

    @Property(tries = 500)
    void garbledTextIsRefusedInWords(@ForAll String text) {
        assertThatThrownBy(() -> KeyFile.parse(text, "x")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("x");
    }

    @Property(tries = 500)
    void garbledWrappedKeysDoNotOpen(@ForAll String text) {
        assertThat(Wrapping.passing().unwrap("call", text)).isEmpty();
        assertThat(Wrapping.passing().unwrap("call", "passing." + text)).isEmpty();
    }
}
