package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Optional;

/// Recognises the same sentence in whatever is heard, [Schedule#FINAL] after it is asked for it.
final class ScriptedRecognizers implements Recognizers {

    private static final Input.Words WORDS = new Input.Words(List.of(new Hypothesis(Spoken.of("where is my order"), 0.9)), false, false);

    @Override
    public boolean hears(String language) {
        return true;
    }

    @Override
    public Recognition open(Order order) {
        return new ScriptedRecognition();
    }

    private static final class ScriptedRecognition implements Recognition {

        private long due = Long.MAX_VALUE;

        @Override
        public void hear(Frame frame) {}

        @Override
        public void finish() {
            due = System.nanoTime() + Schedule.FINAL.toNanos();
        }

        @Override
        public Optional<Result> look() {
            if (System.nanoTime() < due) return Optional.empty();
            due = Long.MAX_VALUE;
            return Optional.of(new Result.Final(WORDS));
        }

        @Override
        public void close() {}
    }
}
