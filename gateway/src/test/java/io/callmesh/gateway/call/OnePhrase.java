package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;

/// Recognises "red shoes" in whatever is heard.
final class OnePhrase implements Recognizers {

    @Override
    public boolean hears(String language) {
        return language.equals("en");
    }

    @Override
    public Recognition open(Order order, Sink<Recognition.Result> told) {
        return new Recognition() {
            @Override
            public void hear(Frame frame) {}

            @Override
            public void finish() throws InterruptedException {
                told.put(new Result.Final(new Input.Words(List.of(new Input.Hypothesis(Spoken.of("red shoes"), 0.9)), false, false)));
            }

            @Override
            public void close() {}
        };
    }
}
