package io.callmesh.eval.rehearsal;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Room;
import io.callmesh.eval.rehearsal.Dialogue.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Does in a call what a dialogue says.
sealed interface Actor {

    /// @param heard of the answer is enough, because what comes next is done over it; empty: all of it
    Answer perform(Deed deed, Optional<Duration> heard) throws InterruptedException;

    /// Says it over an answer and waits for the end of that.
    Answer nod(Deed.Says words) throws InterruptedException;

    /// Whether what it says may be misheard.
    boolean speaks();

    record Typist(Caller caller) implements Actor {

        @Override
        public Answer perform(Deed deed, Optional<Duration> heard) throws InterruptedException {
            return switch (deed) {
                case Deed.Says says -> caller.type(says.text());
                case Deed.Presses(var keys) -> caller.press(keys);
                case Deed.Waits _ -> throw new IllegalStateException("nobody hears a typist wait");
            };
        }

        @Override
        public Answer nod(Deed.Says words) {
            throw new IllegalStateException("nobody hears a typist nod");
        }

        @Override
        public boolean speaks() {
            return false;
        }
    }

    /// Types what a recogniser that makes errors would have heard.
    final class Mumbler implements Actor {

        private final Typist typist;
        private final Mishearing ear;
        private int time;

        Mumbler(Caller caller, Mishearing ear) {
            this.typist = new Typist(caller);
            this.ear = ear;
        }

        @Override
        public Answer perform(Deed deed, Optional<Duration> heard) throws InterruptedException {
            if (!(deed instanceof Deed.Says says)) return typist.perform(deed, heard);
            return typist.perform(new Deed.Says(List.of(ear.heard(says.text(), time++)), List.of()), heard);
        }

        @Override
        public Answer nod(Deed.Says words) {
            return typist.nod(words);
        }

        @Override
        public boolean speaks() {
            return true;
        }
    }

    /// @param voice turns English words into the caller's voice
    record Speaker(Caller caller, Function<String, Wav> voice) implements Actor {

        @Override
        public Answer perform(Deed deed, Optional<Duration> heard) throws InterruptedException {
            return switch (deed) {
                case Deed.Says says when heard.isPresent() -> caller.sayAndHear(sound(says), heard.get());
                case Deed.Says says -> caller.say(sound(says));
                case Deed.Presses(var keys) when heard.isPresent() -> caller.pressEachAndHear(keys, heard.get());
                case Deed.Presses(var keys) -> caller.pressEach(keys);
                case Deed.Waits _ -> caller.keepSilent();
            };
        }

        @Override
        public Answer nod(Deed.Says words) throws InterruptedException {
            return caller.nod(sound(words));
        }

        @Override
        public boolean speaks() {
            return true;
        }

        private Wav sound(Deed.Says says) {
            return Room.joined(says.words().stream().map(voice).toList(), says.pauses());
        }
    }
}
