package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Understanding;
import io.callmesh.proto.llm.v1.ChooseCommandsRequest;
import io.callmesh.proto.llm.v1.ChooseCommandsResponse;
import io.callmesh.proto.llm.v1.CommandServiceGrpc;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.PackSender;
import io.grpc.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Understanding that has a language model choose among commands where it is unsure. The model chooses from the flows and slots of the
/// pack and must quote the caller; when it fails, is late, or chooses nothing that can be believed, what was understood before counts. One that
/// is late several times in a row rests: callers do not wait for it on every unsure turn.
public final class LlmChoice implements Understanding {

    /// One who may know what is meant.
    private interface Choosing {

        Meaning meaning() throws InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(LlmChoice.class);
    /// Who chooses when no language model does.
    private static final String RULES = "rules";
    /// Of what is left of a turn; the rest is for the answer.
    private static final int SHARE = 3;

    private final Understanding trained;
    private final CommandServiceGrpc.CommandServiceBlockingStub stub;
    private final PackSender packs;
    private final Duration patience;
    private final CallersClock clock;
    private final Fallback rests;

    /// @param patience how long a model may take; less when a turn has not three times as much left
    /// @param rests    who is asked when the model has been late or failed several times in a row: nobody, for a while
    public LlmChoice(Understanding trained, Channel channel, Duration patience, CallersClock clock, Fallback rests) {
        this.clock = clock;
        this.rests = rests;
        this.trained = trained;
        this.stub = CommandServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding());
        this.packs = new PackSender(channel, "llm");
        this.patience = patience;
    }

    @Override
    public Meaning understand(String callId, Assistant assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException {
        return trained.understand(callId, assistant, language, hypotheses, expecting);
    }

    @Override
    public Meaning reconsider(Question question, Hypothesis heard, Meaning understood) throws InterruptedException {
        try {
            var order = List.of(new Candidate<Choosing>("model", () -> reconsidered(chosen(question, heard), understood)), new Candidate<Choosing>(RULES, () -> understood));
            return rests.ask(order, Choosing::meaning).answer();
        } catch (MeshException failed) {
            LOG.infof("no command chosen callId=%s turn=%d fault=%s", question.callId(), question.turn(), failed.fault().getClass().getSimpleName());
            return understood;
        }
    }

    private static Meaning reconsidered(ChooseCommandsResponse chosen, Meaning understood) {
        return chosen.getEngine().equals(RULES) ? understood : ChosenCommands.meaning(chosen.getCommandsList(), understood);
    }

    private ChooseCommandsResponse chosen(Question question, Hypothesis heard) throws InterruptedException {
        var request = ChooseCommandsRequest.newBuilder().setCallId(question.callId()).setPack(question.assistant().pack().getRef()).setLanguage(question.language())
                .addAllHistory(HeardTurns.messages(question)).setText(heard.text().reveal()).setExpecting(question.state().expecting()).setNow(clock.now(question.assistant()))
                .addAllPrivateValues(HeardTurns.privateValues(question)).build();
        long millis = Math.min(patience.toMillis(), TurnBudget.current().left().dividedBy(SHARE).toMillis());
        return packs.ask(question.assistant().pack(), () -> stub.withDeadlineAfter(millis, TimeUnit.MILLISECONDS).chooseCommands(request));
    }
}
