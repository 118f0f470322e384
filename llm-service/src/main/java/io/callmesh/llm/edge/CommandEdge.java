package io.callmesh.llm.edge;

import io.callmesh.llm.command.Command;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.task.Commander;
import io.callmesh.proto.llm.v1.AnswerQuestion;
import io.callmesh.proto.llm.v1.ChooseCommandsRequest;
import io.callmesh.proto.llm.v1.ChooseCommandsResponse;
import io.callmesh.proto.llm.v1.CommandServiceGrpc.CommandServiceImplBase;
import io.callmesh.proto.llm.v1.CorrectSlot;
import io.callmesh.proto.llm.v1.HandOffCall;
import io.callmesh.proto.llm.v1.SetSlot;
import io.callmesh.proto.llm.v1.SmallTalk;
import io.callmesh.proto.llm.v1.StartFlow;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;

/// What a caller's words ask of the dialogue.
@GrpcService
class CommandEdge extends CommandServiceImplBase {

    private final Desk desk;
    private final EnginePool pool;
    private final Commander commander;
    private final Orders orders;

    CommandEdge(Desk desk, EnginePool pool, Commander commander, Orders orders) {
        this.desk = desk;
        this.pool = pool;
        this.commander = commander;
        this.orders = orders;
    }

    @Override
    public void chooseCommands(ChooseCommandsRequest request, StreamObserver<ChooseCommandsResponse> answer) {
        ServedCall.answer("choose-commands", answer, () -> Today.on(Texts.day(request.getNow()), () -> chosen(request)));
    }

    private ChooseCommandsResponse chosen(ChooseCommandsRequest request) throws Exception {
        var heard = Texts.demanded("text", request.getText());
        var lesson = desk.lesson(request.getPack(), Language.of(request.getLanguage()));
        var chosen = commander.choose(orders.of(request.getEngine()), lesson.menu(), Jobs.messages(request.getHistoryList()), heard, request.getExpecting(), Jobs.known(request.getPrivateValuesList()),
                () -> pool.run("understanding", () -> Today.on(Texts.day(request.getNow()), () -> lesson.understander().understand(List.of(heard.reveal()), request.getExpecting()))));
        var response = ChooseCommandsResponse.newBuilder().setEngine(chosen.engine());
        chosen.result().forEach(command -> response.addCommands(told(command)));
        return response.build();
    }

    private static io.callmesh.proto.llm.v1.Command told(Command command) {
        var told = io.callmesh.proto.llm.v1.Command.newBuilder();
        switch (command) {
            case Command.StartFlow(var flow) -> told.setStartFlow(StartFlow.newBuilder().setFlow(flow));
            case Command.SetSlot(var slot, Spoken value) -> told.setSetSlot(SetSlot.newBuilder().setSlot(slot).setValue(value.reveal()));
            case Command.Correct(var slot, Spoken value) -> told.setCorrect(CorrectSlot.newBuilder().setSlot(slot).setValue(value.reveal()));
            case Command.Answer(var words) -> told.setAnswer(AnswerQuestion.newBuilder().setWords(words.reveal()));
            case Command.SmallTalk() -> told.setSmallTalk(SmallTalk.getDefaultInstance());
            case Command.HandOff() -> told.setHandOff(HandOffCall.getDefaultInstance());
        }
        return told.build();
    }
}
