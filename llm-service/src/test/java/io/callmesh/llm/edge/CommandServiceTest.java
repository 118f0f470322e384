package io.callmesh.llm.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.llm.v1.ChooseCommandsRequest;
import io.callmesh.proto.llm.v1.ChooseCommandsResponse;
import io.callmesh.proto.llm.v1.Command;
import io.callmesh.proto.llm.v1.CommandServiceGrpc;
import io.grpc.ManagedChannel;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands over real gRPC, with the engine that needs no weights, and with one that writes what is no command.
@QuarkusTest
class CommandServiceTest {

    private ManagedChannel channel;

    @BeforeEach
    void open() {
        channel = Served.shop();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void rulesStartAFlowAndSetItsSlot() {
        // When
        var chosen = choose("en", "", "please check order four two seven one");
        // Then
        assertThat(chosen.getEngine()).isEqualTo("rules");
        assertThat(chosen.getCommands(0).getStartFlow().getFlow()).isEqualTo("order_status");
        assertThat(chosen.getCommands(1).getSetSlot().getSlot()).isEqualTo("orderNumber");
        assertThat(chosen.getCommands(1).getSetSlot().getValue()).isEqualTo("4271");
    }

    @Test
    void rulesUnderstandChinese() {
        var chosen = choose("zh", "", "请查一下订单四二七一");
        assertThat(chosen.getCommands(0).getStartFlow().getFlow()).isEqualTo("order_status");
        assertThat(chosen.getCommands(1).getSetSlot().getValue()).isEqualTo("4271");
    }

    @Test
    void whoAsksForAPersonIsHandedOff() {
        assertThat(choose("en", "", "I want to speak to a person").getCommands(0).getCommandCase()).isEqualTo(Command.CommandCase.HAND_OFF);
    }

    @Test
    void whatNoFlowIsForMayBeAQuestion() {
        assertThat(choose("en", "", "the mitochondria are the powerhouse of a cell").getCommandsList()).containsExactly(Command.newBuilder().setAnswer(io.callmesh.proto.llm.v1.AnswerQuestion.getDefaultInstance()).build());
    }

    @Test
    void anEngineThatWritesNoCommandsIsNotBelieved() {
        var chosen = choose("en", "scripted", "please check order 4271");
        assertThat(chosen.getEngine()).isEqualTo("rules");
        assertThat(chosen.getCommands(0).getStartFlow().getFlow()).isEqualTo("order_status");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> choose("en", "", " ")).hasMessageContaining("INVALID_ARGUMENT").hasMessageContaining("text");
        assertThatThrownBy(() -> choose("en", "oracle", "hi")).hasMessageContaining("must be one of");
    }

    private ChooseCommandsResponse choose(String language, String engine, String text) {
        var request = ChooseCommandsRequest.newBuilder().setCallId("c1").setPack(Packs.SHOP).setLanguage(language).setEngine(engine).setText(text);
        return CommandServiceGrpc.newBlockingStub(channel).chooseCommands(request.build());
    }
}
