package io.callmesh.llm.edge;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.task.Draft;
import io.callmesh.llm.task.Entity;
import io.callmesh.llm.task.Tasks;
import io.callmesh.proto.llm.v1.DraftRequest;
import io.callmesh.proto.llm.v1.DraftResponse;
import io.callmesh.proto.llm.v1.ExtractEntitiesRequest;
import io.callmesh.proto.llm.v1.ExtractEntitiesResponse;
import io.callmesh.proto.llm.v1.JudgeSentimentRequest;
import io.callmesh.proto.llm.v1.JudgeSentimentResponse;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.PolishRequest;
import io.callmesh.proto.llm.v1.PolishResponse;
import io.callmesh.proto.llm.v1.Sentiment;
import io.callmesh.proto.llm.v1.SummarizeRequest;
import io.callmesh.proto.llm.v1.SummarizeResponse;
import io.callmesh.proto.llm.v1.TaskServiceGrpc.TaskServiceImplBase;
import io.callmesh.proto.llm.v1.TranslateTextRequest;
import io.callmesh.proto.llm.v1.TranslateTextResponse;
import io.callmesh.proto.llm.v1.WriteMinutesRequest;
import io.callmesh.proto.llm.v1.WriteMinutesResponse;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;

/// Work on texts and transcripts.
@GrpcService
class TaskEdge extends TaskServiceImplBase {

    private static final int SENTENCES = 3, MOST_SENTENCES = 20, MESSAGES = 400;

    private final Tasks tasks;
    private final Orders orders;
    private final GrpcPhrases phrases;

    TaskEdge(Tasks tasks, Orders orders, GrpcPhrases phrases) {
        this.tasks = tasks;
        this.orders = orders;
        this.phrases = phrases;
    }

    @Override
    public void summarize(SummarizeRequest request, StreamObserver<SummarizeResponse> answer) {
        ServedCall.answer("summarize", answer, () -> {
            var language = Language.of(request.getLanguage());
            int most = request.getSentences() == 0 ? SENTENCES : request.getSentences();
            if (most < 1 || most > MOST_SENTENCES) throw new MeshException(new Fault.BadInput("sentences", "must be 1 to " + MOST_SENTENCES));
            var order = orders.of(request.getEngine());
            var summary = request.getHistoryCount() == 0
                    ? tasks.summary(order, Texts.demanded("text", request.getText()), language, most)
                    : tasks.summary(order, messages(request.getHistoryList()), language, most);
            return SummarizeResponse.newBuilder().setSummary(summary.result()).setEngine(summary.engine()).build();
        });
    }

    @Override
    public void writeMinutes(WriteMinutesRequest request, StreamObserver<WriteMinutesResponse> answer) {
        ServedCall.answer("write-minutes", answer, () -> {
            var written = tasks.minutes(orders.of(request.getEngine()), messages(request.getHistoryList()), Language.of(request.getLanguage()));
            var minutes = written.result();
            return WriteMinutesResponse.newBuilder().setTopic(minutes.topic()).addAllPoints(minutes.points()).addAllDecisions(minutes.decisions()).addAllActions(minutes.actions())
                    .setEngine(written.engine()).build();
        });
    }

    @Override
    public void polish(PolishRequest request, StreamObserver<PolishResponse> answer) {
        ServedCall.answer("polish", answer, () -> {
            var polished = tasks.polished(orders.of(request.getEngine()), Texts.demanded("text", request.getText()), Language.of(request.getLanguage()));
            return PolishResponse.newBuilder().setText(polished.result()).setEngine(polished.engine()).build();
        });
    }

    @Override
    public void extractEntities(ExtractEntitiesRequest request, StreamObserver<ExtractEntitiesResponse> answer) {
        ServedCall.answer("extract-entities", answer, () -> {
            var found = tasks.entities(orders.of(request.getEngine()), Texts.demanded("text", request.getText()), Language.of(request.getLanguage()));
            var response = ExtractEntitiesResponse.newBuilder().setEngine(found.engine());
            found.result().forEach(entity -> response.addEntities(told(entity)));
            return response.build();
        });
    }

    private static io.callmesh.proto.llm.v1.Entity told(Entity entity) {
        return io.callmesh.proto.llm.v1.Entity.newBuilder()
                .setKind(io.callmesh.proto.llm.v1.Entity.Kind.valueOf("KIND_" + entity.kind()))
                .setText(entity.text().reveal())
                .setValue(entity.value().reveal())
                .setFrom(entity.from())
                .setTo(entity.to())
                .build();
    }

    @Override
    public void judgeSentiment(JudgeSentimentRequest request, StreamObserver<JudgeSentimentResponse> answer) {
        ServedCall.answer("judge-sentiment", answer, () -> {
            var text = request.getHistoryCount() == 0 ? Texts.demanded("text", request.getText()) : Tasks.callerWords(messages(request.getHistoryList()));
            var judged = tasks.sentiment(orders.of(request.getEngine()), text, Language.of(request.getLanguage()));
            return JudgeSentimentResponse.newBuilder().setSentiment(Sentiment.valueOf("SENTIMENT_" + judged.result())).setEngine(judged.engine()).build();
        });
    }

    @Override
    public void draft(DraftRequest request, StreamObserver<DraftResponse> answer) {
        ServedCall.answer("draft", answer, () -> {
            Texts.demanded("points", String.join("\n", request.getPointsList()));
            var draft = new Draft(request.getPointsList(), request.getRecipient().strip(), request.getSender().strip(), Language.of(request.getLanguage()));
            var written = tasks.draft(orders.of(request.getEngine()), draft);
            return DraftResponse.newBuilder().setText(written.result()).setEngine(written.engine()).build();
        });
    }

    @Override
    public void translateText(TranslateTextRequest request, StreamObserver<TranslateTextResponse> answer) {
        ServedCall.answer("translate-text", answer, () -> {
            var text = Texts.demanded("text", request.getText());
            if (request.getTarget().isEmpty()) throw new MeshException(new Fault.BadInput("target", "must name a language"));
            var translated = tasks.translated(orders.of(request.getEngine()), text, request.getSource(), request.getTarget(),
                    (words, source, target) -> phrases.translate(request.getPack(), words, source, target));
            return translated.map(written -> TranslateTextResponse.newBuilder().setText(written.result()).setTranslated(true).setEngine(written.engine()))
                    .orElseGet(() -> TranslateTextResponse.newBuilder().setText(text.reveal()).setEngine("phrases"))
                    .build();
        });
    }

    private static List<Job.Message> messages(List<Message> history) {
        if (history.isEmpty() || history.size() > MESSAGES) throw new MeshException(new Fault.BadInput("history", "must be 1 to " + MESSAGES + " messages"));
        Texts.demanded("history", String.join("", history.stream().map(Message::getText).toList()));
        return Jobs.messages(history);
    }
}
