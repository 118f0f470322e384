package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.dtmf.KeyTones;
import io.callmesh.gateway.conversation.Notice;
import java.util.Set;

/// One caller's line, whatever carries it.
public interface Line extends AutoCloseable {

    /// What the caller wants, told when the line opened.
    Opening opening();

    /// Delivers what the caller says, keys and types, in order, until they hang up; then returns. One thread, the ear.
    void listen(Ear ear) throws InterruptedException;

    /// Waits until [#play] would not have to wait, so that there is a moment to think better of it.
    default void ready() throws InterruptedException {}

    /// Plays one frame, waiting so that no more than 120 ms are queued ahead of the caller's ear. One thread, the mouth.
    ///
    /// @throws InterruptedException when the caller barged in
    void play(Frame frame) throws InterruptedException;

    /// Whether [#sendKeys] reaches anybody.
    default boolean sendsKeys() {
        return opening().speaks();
    }

    /// Presses keys towards the caller's end of this line and of no other, as tones in the voice: 100 ms each and 100 ms
    /// between; `w` waits for half a second. Between two clauses, from the mouth's thread.
    ///
    /// @param keys of `0123456789*#ABCD` and `w`
    /// @return how many samples of all that is played they are
    /// @throws IllegalArgumentException when something else is among them
    /// @throws InterruptedException when the caller barged in
    default long sendKeys(String keys) throws InterruptedException {
        var tones = Pcm.frames(KeyTones.of(keys, opening().rateHz()), opening().rateHz());
        for (var frame : tones) play(frame);
        return tones.stream().mapToLong(frame -> frame.samples().length).sum();
    }

    /// Whether [#transfer] can give the call to somebody else.
    default boolean transfers() {
        return false;
    }

    /// Asks the other end to connect the caller elsewhere, and waits until it has accepted or refused or the line's own
    /// deadline has passed. From the thread of the call or one that it waits for; what was queued has been heard by then.
    ///
    /// @param target where to, in the line's own words, as an operator configures it: `sip:desk@pbx.example`
    /// @return whether the caller is being connected elsewhere: our part of the call is over then; otherwise it goes on
    default boolean transfer(String target) throws InterruptedException {
        return false;
    }

    /// Whether its program calls again, with the token, when it is shown that the call [moves][Notice.Moved].
    default boolean reconnects() {
        return false;
    }

    /// Waits until everything played has been heard.
    void drain() throws InterruptedException;

    /// Drops frames queued but not yet heard.
    void hush();

    /// How many samples of all that was played the caller has heard by now, at the rate of [Opening#rateHz].
    long heard();

    /// Shows something to the caller's program; lines that can show nothing ignore it. Never waits for long.
    void show(Notice notice) throws InterruptedException;

    @Override
    void close();

    /// @param kind        as journals name it: `grpc`, `websocket`, `chat`
    /// @param language    empty: the assistant's first
    /// @param rateHz      of the sound both ways; 8000 or 16000
    /// @param hears       whether sound comes in
    /// @param speaks      whether sound goes out
    /// @param resumeToken empty for a new call
    /// @param tenant      whose call it is: only its sessions can be resumed, and only its assistants are there; empty where nobody asks
    ///                    whose, which is the tenant `default` with everything in sight
    /// @param caller      who calls, where the line can vouch for it; else empty
    /// @param assistants  those that whoever opened it may talk to; empty: all
    record Opening(String kind, String tenant, String assistant, String language, int rateHz, boolean hears, boolean speaks, String resumeToken, String caller, Set<String> assistants) {

        public Opening {
            assistants = Set.copyOf(assistants);
        }

        /// Of a caller who may talk to every assistant.
        public Opening(String kind, String tenant, String assistant, String language, int rateHz, boolean hears, boolean speaks, String resumeToken, String caller) {
            this(kind, tenant, assistant, language, rateHz, hears, speaks, resumeToken, caller, Set.of());
        }

        /// Of a caller whom nobody knows.
        public Opening(String kind, String tenant, String assistant, String language, int rateHz, boolean hears, boolean speaks, String resumeToken) {
            this(kind, tenant, assistant, language, rateHz, hears, speaks, resumeToken, "");
        }
    }

    /// Where a line puts what the caller does. Each method may wait.
    interface Ear {

        void frame(Frame frame) throws InterruptedException;

        void keys(String digits) throws InterruptedException;

        void text(String typed) throws InterruptedException;
    }
}
