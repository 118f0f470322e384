package io.callmesh.gateway.access.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.access.AuditEvent;
import io.callmesh.gateway.access.KnownAccess;
import io.callmesh.gateway.access.Principal;
import io.callmesh.runtime.MeshException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys as `./mesh key` makes them, and a gateway that watches their file.
class KeyToolTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private final List<AuditEvent> audit = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), note = new ByteArrayOutputStream();
    private Instant now = NOW;
    private Path file;
    private WatchedKeys gateway;

    @BeforeEach
    void watch() {
        file = folder.resolve("keys.json");
        gateway = WatchedKeys.open(file, audit::add, () -> now, cut::add);
    }

    private String run(String command, String... words) throws IOException {
        out.reset();
        note.reset();
        new KeyTool(file, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(note, true, StandardCharsets.UTF_8), now).run(command, List.of(words));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private String told() {
        return note.toString(StandardCharsets.UTF_8);
    }

    private String asked(String token) {
        gateway.look();
        try {
            return new KnownAccess(gateway, Optional.empty(), false, () -> now).authenticate(Optional.of(token)).tenant();
        } catch (MeshException refused) {
            return String.valueOf(refused.fault());
        }
    }

    @Test
    void aNewKeyIsShownOnceAndKeptAsAHash() throws IOException {
        // When
        var token = run("new", "tenant=acme", "role=integrator,agent", "assistants=retail,coffee", "calls=5", "expires=90d", "label=shop");

        // Then
        assertThat(token).matches("cmk_[a-z0-9]{10}_[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(file)).doesNotContain(token, token.substring(15)).contains("\"acme\"", "\"integrator\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(asked(token)).isEqualTo("acme");
        Principal principal = new KnownAccess(gateway, Optional.empty(), false, () -> now).authenticate(Optional.of(token));
        assertThat(principal.assistants()).containsExactlyInAnyOrder("retail", "coffee");
        assertThat(principal.limits().calls()).isEqualTo(5);
        assertThat(run("list")).contains("acme", "agent,integrator", "until 2027-02-20T10:00:00Z", "shop").doesNotContain(token);
        now = NOW.plus(Duration.ofDays(90));
        assertThat(asked(token)).contains("has expired");
    }

    @Test
    void aRevokedKeyIsRefusedAsSoonAsTheFileIsReadAgain() throws IOException {
        var token = run("new", "tenant=acme", "role=integrator");
        assertThat(asked(token)).isEqualTo("acme");

        run("revoke", token.substring(4, 14));

        assertThat(asked(token)).contains("was revoked");
        assertThat(audit).extracting(event -> event.visit().action()).containsExactly("keyAdded", "keyRevoked");
        assertThat(told()).contains("go on");
        assertThat(cut).isEmpty();
    }

    @Test
    void aKeyThatIsCutOffLosesItsCallsOnce() throws IOException {
        // Given
        var token = run("new", "tenant=acme", "role=integrator");
        gateway.look();

        // When
        run("revoke", token.substring(4, 14), "end-calls=true");

        // Then
        assertThat(told()).contains("end then");
        assertThat(asked(token)).contains("was revoked");
        run("new", "tenant=acme", "role=integrator");
        gateway.look();
        assertThat(cut).containsExactly("key:" + token.substring(4, 14));
    }

    @Test
    void bothKeysAreGoodWhileOneTakesOverFromTheOther() throws IOException {
        var old = run("new", "tenant=acme", "role=integrator", "assistants=retail");

        var fresh = run("rotate", old.substring(4, 14), "overlap=7d");

        assertThat(asked(old)).isEqualTo("acme");
        assertThat(asked(fresh)).isEqualTo("acme");
        now = NOW.plus(Duration.ofDays(7));
        assertThat(asked(old)).contains("has expired");
        assertThat(asked(fresh)).isEqualTo("acme");
        run("rotate", old.substring(4, 14));
        assertThat(told()).contains("opens nothing any more");
    }

    @Test
    void aFileThatIsBrokenOrGoneChangesNothing() throws IOException {
        var token = run("new", "tenant=acme", "role=integrator");
        var revoked = run("new", "tenant=acme", "role=integrator");
        run("revoke", revoked.substring(4, 14));
        assertThat(asked(token)).isEqualTo("acme");

        for (var broken : List.of("{", "{}", "{\"keys\":[{\"name\":\"x\"}]}", Files.readString(file).replace("\"calls\"", "\"kalls\""), Files.readString(file).replace("integrator", "emperor"))) {
            Files.writeString(file, broken);
            assertThat(asked(token)).isEqualTo("acme");
            assertThat(asked(revoked)).contains("was revoked");
        }
        Files.delete(file);
        assertThat(asked(token)).isEqualTo("acme");
    }

    @Test
    void aMountedSecretThatIsSwappedIsNoticed() throws IOException {
        // Given: as Kubernetes mounts secrets, keys.json -> ..data/keys.json, ..data -> a folder
        run("new", "tenant=acme", "role=integrator");
        var one = Files.createDirectory(folder.resolve("one"));
        Files.move(file, one.resolve("keys.json"));
        Files.createSymbolicLink(folder.resolve("..data"), one);
        Files.createSymbolicLink(file, Path.of("..data/keys.json"));
        gateway.look();

        // When
        var two = Files.createDirectory(folder.resolve("two"));
        Files.writeString(two.resolve("keys.json"), "{\"keys\":[]}");
        Files.delete(folder.resolve("..data"));
        Files.createSymbolicLink(folder.resolve("..data"), two);
        gateway.look();

        // Then
        assertThat(gateway.get().keys()).isEmpty();
        assertThat(audit).last().satisfies(event -> assertThat(event.visit().action()).isEqualTo("keyRemoved"));
    }

    @Test
    void whatIsWrongWithACommandIsTold() throws IOException {
        run("new", "tenant=acme", "role=emperor");
        assertThat(told()).contains("there is no role emperor; there are caller, integrator, agent, supervisor, admin");
        run("new", "tenant=acme");
        assertThat(told()).contains("a key needs a role");
        run("new", "tenant=a b", "role=agent");
        assertThat(told()).contains("a tenant is 1 to 64 of");
        run("new", "tenant=acme", "role=agent", "expires=soon");
        assertThat(told()).contains("expected a time such as 90d");
        run("revoke", "abcdefghjk");
        assertThat(told()).contains("there is no key abcdefghjk");
        assertThat(file).doesNotExist();
    }
}
