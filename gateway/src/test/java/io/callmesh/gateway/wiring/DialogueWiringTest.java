package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.MeshException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The running gateway reads packs, reaches its neighbors and answers.
@QuarkusTest
@WithTestResource(Neighbors.class)
class DialogueWiringTest {

    @Inject
    Assistants assistants;

    @Inject
    Dialogue dialogue;

    @Inject
    Toolbox tools;

    @Test
    void anOrderIsLookedUpInTheConfiguredOffice() throws InterruptedException {
        // Given
        var told = new ArrayList<Happening>();
        var input = Input.Words.typed("what became of my order 4271");

        // When
        dialogue.answer(new Dialogue.Question("call", 1, assistants.get("shop"), "en", DialogueState.START, input, List.of()), told::add);

        // Then
        assertThat(told).startsWith(new Happening.ToolBegun("order_lookup", "call-1-1", false), new Happening.Understood("order_status", Map.of("orderNumber", "4271")), new Happening.ToolUsed("order_lookup", "found", "call-1-1"));
        assertThat(told).filteredOn(Happening.Said.class::isInstance).isNotEmpty();
    }

    @Test
    void aToolWrittenInJavaIsFoundByItsName() {
        assertThat(tools.tool("shop", "clock").call(new Arguments(Map.of()), new CallContext("call", 1, 1, false))).isEqualTo(new ToolResult.Found("{\"time\":\"12:00\"}"));
        assertThatThrownBy(() -> tools.tool("shop", "sundial")).isInstanceOf(MeshException.class).hasMessageContaining("TOOL_UNKNOWN");
    }
}
