package io.callmesh.eval.knowledge.grpc;

import io.callmesh.eval.knowledge.Asked.Said;
import io.callmesh.eval.knowledge.KnowledgeSet;
import io.callmesh.eval.knowledge.Library;
import io.callmesh.proto.llm.v1.FoundPassage;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.KnowledgeServiceGrpc;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.Question;
import io.callmesh.proto.llm.v1.SearchRequest;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.Passage;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A running llm-service.
public final class LlmLibrary implements Library {

    private static final String CALLER = "evaluation";
    /// What a gRPC server takes in one message, less what is around the pack.
    private static final int LARGEST = 4 * 1024 * 1024 - 1024;
    private static final int FOUND = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20), PREPARING = Duration.ofMinutes(2);

    private final ManagedChannel channel;
    private PackRef pack = PackRef.getDefaultInstance();
    private String language = "";

    private LlmLibrary(ManagedChannel channel) {
        this.channel = channel;
    }

    /// Connects when it is first used.
    public static LlmLibrary at(String host, int port) {
        return new LlmLibrary(NettyChannelBuilder.forAddress(host, port).usePlaintext().build());
    }

    @Override
    public void take(KnowledgeSet set, String spoken) throws InterruptedException {
        var content = Pack.newBuilder().addLanguages(spoken);
        for (var fact : set.facts()) {
            content.addPassages(Passage.newBuilder().setId(fact.id()).setLanguage(spoken).setTitle(fact.title()).setText(fact.text()).setAbout(fact.about()));
        }
        if (content.build().getSerializedSize() > LARGEST) throw new MeshException(new Fault.BadInput("--test", "its knowledge has more than the " + LARGEST + " bytes that go over gRPC"));
        pack = PackRef.newBuilder().setId(CALLER + "-" + set.name()).setHash(hash(content.build())).build();
        language = spoken;
        var whole = content.setRef(pack).build();
        told(() -> PackServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PREPARING.toSeconds(), TimeUnit.SECONDS).putPack(PutPackRequest.newBuilder().setPack(whole).build()));
        search(SearchRequest.newBuilder().setQuestion(CALLER), PREPARING);
    }

    private static String hash(Pack content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException inEveryJava) {
            throw new IllegalStateException(inEveryJava);
        }
    }

    @Override
    public Found find(String question, List<Said> before, Way way) {
        long from = System.nanoTime();
        var found = search(SearchRequest.newBuilder().setQuestion(question).addAllHistory(messages(before)).setLimit(FOUND).setWordsOnly(way == Way.WORDS), PATIENCE);
        return new Found(found.stream().map(FoundPassage::getPassageId).toList(), !found.isEmpty() && found.getFirst().getSure(), Duration.ofNanos(System.nanoTime() - from));
    }

    private List<FoundPassage> search(SearchRequest.Builder request, Duration patience) {
        var asked = request.setPack(pack).setLanguage(language).build();
        return told(() -> KnowledgeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(patience.toSeconds(), TimeUnit.SECONDS).search(asked).getPassagesList());
    }

    @Override
    public Answered answer(String question, List<Said> before) {
        var request = GenerateRequest.newBuilder().setCallId(CALLER).setPack(pack).setLanguage(language).addAllHistory(messages(before)).setQuestion(Question.newBuilder().setText(question)).build();
        return told(() -> {
            var text = new StringBuilder();
            var cited = new ArrayList<String>();
            GenerationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS).generate(request).forEachRemaining(piece -> {
                text.append(piece.getDelta());
                if (piece.hasCitation()) cited.add(piece.getCitation().getPassageId());
            });
            return new Answered(text.toString(), List.copyOf(cited));
        });
    }

    private static List<Message> messages(List<Said> before) {
        return before.stream().map(said -> Message.newBuilder().setRole(said.caller() ? Message.Role.ROLE_CALLER : Message.Role.ROLE_ASSISTANT).setText(said.text()).build()).toList();
    }

    private static <T> T told(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "llm");
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
