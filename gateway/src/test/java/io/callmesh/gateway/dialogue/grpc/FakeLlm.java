package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.proto.llm.v1.AnswerQuestion;
import io.callmesh.proto.llm.v1.ChooseCommandsRequest;
import io.callmesh.proto.llm.v1.ChooseCommandsResponse;
import io.callmesh.proto.llm.v1.Citation;
import io.callmesh.proto.llm.v1.Command;
import io.callmesh.proto.llm.v1.CommandServiceGrpc;
import io.callmesh.proto.llm.v1.CorrectSlot;
import io.callmesh.proto.llm.v1.Finish;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.HandOffCall;
import io.callmesh.proto.llm.v1.ScoredIntent;
import io.callmesh.proto.llm.v1.SetSlot;
import io.callmesh.proto.llm.v1.SlotValue;
import io.callmesh.proto.llm.v1.StartFlow;
import io.callmesh.proto.llm.v1.UnderstandRequest;
import io.callmesh.proto.llm.v1.UnderstandResponse;
import io.callmesh.proto.llm.v1.UnderstandingServiceGrpc;
import io.callmesh.proto.llm.v1.Withheld;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.grpc.PackDoor;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A llm service on a real port that understands four digits and three sentences, and knows about returns.
public final class FakeLlm implements AutoCloseable {

    final List<GenerateRequest> generated = new CopyOnWriteArrayList<>();
    final List<UnderstandRequest> understood = new CopyOnWriteArrayList<>();
    final List<ChooseCommandsRequest> chosen = new CopyOnWriteArrayList<>();
    final List<String> budgets = new CopyOnWriteArrayList<>();
    final CountDownLatch cancelled = new CountDownLatch(1);
    /// Whether a language model is configured.
    volatile boolean choosable;
    private final PackShelf shelf = new PackShelf(4);
    private final Server server;
    final ManagedChannel channel;

    public FakeLlm() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new PackDoor(shelf) {}).addService(new Understander()).addService(new Commander()).addService(new Speaker()).intercept(new Budgets()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    }

    /// What it was asked to word, to answer and to sum up.
    public List<GenerateRequest> generated() {
        return generated;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    /// Keeps what each request says is left of its turn.
    private final class Budgets implements ServerInterceptor {

        private static final Metadata.Key<String> LEFT = Metadata.Key.of("callmesh-turn-budget-ms", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Optional.ofNullable(headers.get(LEFT)).ifPresent(left -> budgets.add(call.getMethodDescriptor().getBareMethodName() + " " + left));
            return next.startCall(call, headers);
        }
    }

    private final class Understander extends UnderstandingServiceGrpc.UnderstandingServiceImplBase {

        @Override
        public void understand(UnderstandRequest request, StreamObserver<UnderstandResponse> answer) {
            ServedCall.answer("understand", answer, () -> {
                shelf.get(request.getPack());
                understood.add(request);
                if (request.getHypotheses(0).getText().equals("stall")) new CountDownLatch(1).await();
                return response(request.getHypotheses(0).getText()).toBuilder().setChoosable(choosable).build();
            });
        }

        private static UnderstandResponse response(String said) {
            var response = UnderstandResponse.newBuilder();
            if (said.contains("order")) response.addIntents(ScoredIntent.newBuilder().setName("order_status").setScore(0.9f));
            if (said.startsWith("farewell")) response.addIntents(ScoredIntent.newBuilder().setName("goodbye").setScore(said.endsWith("friend") ? 0.8f : 0.6f));
            String digits = said.replaceAll("\\D", "");
            if (digits.length() == 4) response.addSlots(SlotValue.newBuilder().setName("orderNumber").setValue(digits));
            boolean value = digits.length() == 4 && !said.startsWith("the thing");
            return response.setOutOfScope(response.getIntentsCount() == 0 && !value).build();
        }
    }

    /// Chooses what a model might: `breaks`, `stalls` and `rules` are what may go wrong.
    private final class Commander extends CommandServiceGrpc.CommandServiceImplBase {

        @Override
        public void chooseCommands(ChooseCommandsRequest request, StreamObserver<ChooseCommandsResponse> answer) {
            ServedCall.answer("choose-commands", answer, () -> {
                shelf.get(request.getPack());
                chosen.add(request);
                if (request.getText().contains("breaks")) throw new MeshException(new Fault.EngineFailed("llama"));
                if (request.getText().contains("stalls")) new CountDownLatch(1).await();
                return response(request.getText());
            });
        }

        private static ChooseCommandsResponse response(String said) {
            var response = ChooseCommandsResponse.newBuilder().setEngine(said.contains("rules") ? "rules" : "llama");
            if (said.contains("thing i bought")) response.addCommands(Command.newBuilder().setStartFlow(StartFlow.newBuilder().setFlow("order_status")));
            if (said.contains("4 2 7 1")) response.addCommands(Command.newBuilder().setSetSlot(SetSlot.newBuilder().setSlot("orderNumber").setValue("4271")));
            if (said.contains("2 not 1")) response.addCommands(Command.newBuilder().setCorrect(CorrectSlot.newBuilder().setSlot("orderNumber").setValue("4272")));
            if (said.contains("when you open")) response.addCommands(Command.newBuilder().setStartFlow(StartFlow.newBuilder().setFlow("hours")));
            if (said.contains("somebody")) response.addCommands(Command.newBuilder().setHandOff(HandOffCall.getDefaultInstance()));
            if (said.contains("return")) response.addCommands(Command.newBuilder().setAnswer(AnswerQuestion.newBuilder().setWords("may i return it")));
            return response.build();
        }
    }

    private final class Speaker extends GenerationServiceGrpc.GenerationServiceImplBase {

        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateResponse> answer) {
            ServedCall.<GenerateResponse>tell("generate", Duration.ofSeconds(5), answer, said -> {
                shelf.get(request.getPack());
                generated.add(request);
                if (request.hasVerbalize()) verbalize(request, said);
                else if (request.hasSummarize()) said.put(GenerateResponse.newBuilder().setDelta(String.join(" ", request.getHistoryList().stream().map(message -> message.getText()).toList())).build());
                else if (request.getQuestion().getText().contains("for ever")) forEver(said);
                else if (request.getQuestion().getText().contains("return")) known(said);
                else said.put(GenerateResponse.newBuilder().setFinish(Finish.newBuilder().setReason(Finish.Reason.REASON_UNKNOWN)).build());
            });
        }

        private static void verbalize(GenerateRequest request, Sink<GenerateResponse> said) throws InterruptedException {
            String text = request.getVerbalize().getTemplate();
            if (request.getVerbalize().getValuesMap().values().stream().anyMatch(value -> value.startsWith("Ignore"))) {
                said.put(GenerateResponse.newBuilder().setWithheld(Withheld.newBuilder().setGuardrail("injection")).build());
                text = "Order.";
            }
            for (var value : request.getVerbalize().getValuesMap().entrySet()) text = text.replaceAll("\\{" + value.getKey() + "(\\|\\w+)?}", value.getValue());
            for (var word : text.split("(?<= )")) said.put(GenerateResponse.newBuilder().setDelta(word).build());
        }

        private static void known(Sink<GenerateResponse> said) throws InterruptedException {
            said.put(GenerateResponse.newBuilder().setDelta("You have thirty").build());
            said.put(GenerateResponse.newBuilder().setCitation(Citation.newBuilder().setPassageId("knowledge/returns.en.md#how-long")).build());
            said.put(GenerateResponse.newBuilder().setDelta(" days. No more.").build());
        }

        private void forEver(Sink<GenerateResponse> said) throws InterruptedException {
            said.put(GenerateResponse.newBuilder().setDelta("Well. ").build());
            try {
                new CountDownLatch(1).await();
            } finally {
                cancelled.countDown();
            }
        }
    }
}
