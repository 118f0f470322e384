package io.callmesh.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.rehearsal.DialogueFiles;
import io.callmesh.eval.rehearsal.Rehearsal;
import io.callmesh.launcher.demo.grpc.CallerVoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialogues of the shipped assistants, typed and by voice, against a whole mesh with a back office of its own.
class DialoguesMeshTest {

    private static final List<String> SHIPPED = List.of("retail", "coffee", "banking", "clinic");
    private static final int OF_EACH = 3;

    @TempDir
    static Path folder;

    private static RunningMesh mesh;
    private static Gateway gateway;
    private static CallerVoice voice;

    private final List<String> complaints = new ArrayList<>();
    private final Rehearsal rehearsal = new Rehearsal(gateway, voice::say, repeated -> System.err.println("REPEATED: " + repeated));

    @BeforeAll
    static void start() throws Exception {
        boolean built = RunningMesh.built();
        if (!built) System.err.println("SKIPPED: the services are not built, run ./mesh test");
        assumeTrue(built, "the services are built");
        mesh = RunningMesh.start(folder);
        gateway = mesh.gateway();
        voice = mesh.voice();
    }

    @AfterAll
    static void stop() throws Exception {
        if (voice != null) voice.close();
        if (gateway != null) gateway.close();
        if (mesh != null) mesh.stop();
    }

    @Test
    void everyShippedDialogueGoesAsWrittenWhenItIsTyped() throws Exception {
        // When
        for (var dialogue : shipped()) complaints.addAll(rehearsal.typed(dialogue));

        // Then
        assertThat(complaints).isEmpty();
    }

    @Test
    void theSpokenOnesGoAsWrittenByVoice() throws Exception {
        // Given
        var spoken = sample();

        // When
        for (var dialogue : spoken) complaints.addAll(rehearsal.spoken(dialogue));

        // Then
        assertThat(spoken).extracting(Dialogue::assistant).containsAll(SHIPPED);
        assertThat(complaints).isEmpty();
    }

    /// The first of each assistant; `./mesh eval dialogue` plays all.
    private static List<Dialogue> sample() throws IOException {
        var spoken = shipped().stream().filter(Dialogue::spoken).collect(Collectors.groupingBy(Dialogue::assistant));
        return spoken.values().stream().flatMap(own -> own.stream().limit(OF_EACH)).toList();
    }

    private static List<Dialogue> shipped() throws IOException {
        var dialogues = new ArrayList<Dialogue>();
        for (var assistant : SHIPPED) dialogues.addAll(DialogueFiles.of(mesh.assistants().resolve(assistant)));
        return dialogues;
    }
}
