package io.callmesh.gateway.handoff.grpc;

import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.Briefing.Note;
import io.callmesh.gateway.handoff.Notes;
import io.callmesh.proto.llm.v1.JudgeSentimentRequest;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.Sentiment;
import io.callmesh.proto.llm.v1.SummarizeRequest;
import io.callmesh.proto.llm.v1.TaskServiceGrpc;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A summary and the caller's sentiment, by the tasks of the llm service, which have rules for when no model is there.
public final class LlmNotes implements Notes {

    private static final int SENTENCES = 3;

    private final TaskServiceGrpc.TaskServiceBlockingStub stub;
    private final Duration patience;

    /// @param patience for both together
    public LlmNotes(Channel channel, Duration patience) {
        stub = TaskServiceGrpc.newBlockingStub(channel);
        this.patience = patience;
    }

    @Override
    public Note of(Briefing briefing) {
        var said = messages(briefing);
        if (said.isEmpty()) return Note.NONE;
        var hurried = stub.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
        String language = briefing.call().language().startsWith("zh") ? "zh" : "en";
        return new Note(Spoken.of(briefing.reserve().tokens().resolve(summary(hurried, said, language).reveal())), sentiment(hurried, said, language));
    }

    private static Spoken summary(TaskServiceGrpc.TaskServiceBlockingStub stub, List<Message> said, String language) {
        try {
            return Spoken.of(stub.summarize(SummarizeRequest.newBuilder().addAllHistory(said).setLanguage(language).setSentences(SENTENCES).build()).getSummary());
        } catch (StatusRuntimeException none) {
            return Spoken.NOTHING;
        }
    }

    private static String sentiment(TaskServiceGrpc.TaskServiceBlockingStub stub, List<Message> said, String language) {
        try {
            return word(stub.judgeSentiment(JudgeSentimentRequest.newBuilder().addAllHistory(said).setLanguage(language).build()).getSentiment());
        } catch (StatusRuntimeException none) {
            return "";
        }
    }

    private static String word(Sentiment sentiment) {
        return switch (sentiment) {
            case SENTIMENT_NEGATIVE -> "negative";
            case SENTIMENT_NEUTRAL -> "neutral";
            case SENTIMENT_POSITIVE -> "positive";
            case SENTIMENT_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    private static List<Message> messages(Briefing briefing) {
        return briefing.said().stream().map(line -> Message.newBuilder().setRole(line.by().equals("caller") ? Message.Role.ROLE_CALLER : Message.Role.ROLE_ASSISTANT)
                .setText(briefing.reserve().tokens().mask(line.text().reveal(), briefing.call().language()).text()).build()).toList();
    }
}
