package io.callmesh.llm.edge;

import io.callmesh.llm.insight.FollowUp;
import io.callmesh.llm.insight.Insights;
import io.callmesh.llm.insight.Named;
import io.callmesh.llm.insight.Quality;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.work.v1.CallGist;
import io.callmesh.proto.work.v1.CallInsights;
import io.callmesh.proto.work.v1.CallQuality;
import io.callmesh.proto.work.v1.Feeling;
import io.callmesh.proto.work.v1.NamedThing;
import java.util.Locale;

/// Insights as `callmesh.work.v1.CallInsights`.
final class InsightsProto {

    private InsightsProto() {}

    /// Without what was said.
    ///
    /// @param last the entry that ended the call
    static CallInsights.Builder figures(JournalEntry last, Insights insights, boolean partial) {
        var proto = CallInsights.newBuilder()
                .setCallId(last.getCallId())
                .setTenant(last.getTenant())
                .setAssistant(last.getAssistant())
                .setAt(last.getAt())
                .setLanguage(insights.call().language())
                .setEnded(insights.call().reason())
                .setDisposition(word(insights.call().disposition()))
                .setSentiment(word(insights.mood()))
                .setQuality(quality(insights.quality()))
                .setPartial(partial)
                .setEngine(insights.engine());
        insights.course().forEach(feeling -> proto.addCourse(Feeling.newBuilder().setTurn(feeling.turn()).setSentiment(word(feeling.mood()))));
        return proto;
    }

    static CallGist gist(Insights insights) {
        var call = insights.call();
        var gist = CallGist.newBuilder().setSummary(insights.summary()).addAllTopics(call.intents());
        if (!call.intents().isEmpty()) gist.setReason(call.intents().getFirst());
        insights.entities().forEach(named -> gist.addEntities(of(named)));
        insights.followUps().forEach(left -> gist.addFollowUps(of(left)));
        call.told().forEach((slot, value) -> gist.putFacts(slot, value.reveal()));
        return gist.build();
    }

    private static NamedThing of(Named named) {
        return NamedThing.newBuilder().setKind(word(named.entity().kind())).setText(named.entity().text().reveal()).setValue(named.entity().value().reveal()).setTurn(named.turn()).build();
    }

    private static io.callmesh.proto.work.v1.FollowUp of(FollowUp left) {
        return io.callmesh.proto.work.v1.FollowUp.newBuilder().setWho(word(left.who())).setText(left.text().reveal()).setTurn(left.turn()).setKind(word(left.kind())).build();
    }

    private static CallQuality quality(Quality quality) {
        return CallQuality.newBuilder()
                .setTurns(quality.turns())
                .setSeconds(quality.seconds())
                .setCallerSpeechMs(quality.callerSpeech())
                .setAgentSpeechMs(quality.agentSpeech())
                .setCallerShare(quality.callerShare())
                .setSilenceMs(quality.silence())
                .setInterruptions(quality.interruptions())
                .setResponseP50Ms(quality.responseP50())
                .setResponseP95Ms(quality.responseP95())
                .setResponseMaxMs(quality.responseMax())
                .setByPerson(quality.byPerson())
                .setTools(quality.tools())
                .setToolsFailed(quality.toolsFailed())
                .setTimed(quality.timed())
                .build();
    }

    private static String word(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT);
    }
}
