package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.runtime.Sink;
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
    public Recognition open(Order order, Sink<Recognition.Result> told) {
        return new ScriptedRecognition(told);
    }

    private static final class ScriptedRecognition implements Recognition {

        private final Sink<Result> told;
        private Optional<Thread> answering = Optional.empty();

        private ScriptedRecognition(Sink<Result> told) {
            this.told = told;
        }

        @Override
        public void hear(Frame frame) {}

        @Override
        public void finish() {
            answering = Optional.of(Thread.startVirtualThread(this::answer));
        }

        private void answer() {
            try {
                Thread.sleep(Schedule.FINAL);
                told.put(new Result.Final(WORDS));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            answering.filter(thread -> thread != Thread.currentThread()).ifPresent(Thread::interrupt);
        }
    }
}
