package io.callmesh.launcher.chaos.grpc;

import io.callmesh.launcher.chaos.call.CallStory;
import io.callmesh.launcher.chaos.call.CallStory.Loss;
import io.callmesh.launcher.chaos.call.Gaps;
import io.callmesh.launcher.chaos.call.Mind;
import io.callmesh.launcher.chaos.call.Moments;
import io.callmesh.launcher.chaos.call.Moments.Moment;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.Opened;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Somebody who calls, and calls again with the resume token when the connection is lost. One thread.
public final class Caller {

    /// How long a caller tries to get back to a call; a person would have hung up by then.
    private static final Duration PATIENCE = Duration.ofSeconds(30), AGAIN = Duration.ofMillis(150), LOOK = Duration.ofMillis(100);
    /// Without a word of the agent the caller says it again; after as long once more the connection counts as lost.
    private static final Duration QUIET = Duration.ofSeconds(25), GOODBYE = Duration.ofSeconds(8);
    /// Reasons for which a gateway ends a call that is to stay ended.
    private static final Set<String> ENDS = Set.of("completed", "silence", "failed", "too_long", "ended_by_api", "handed_off");

    private final Doors doors;
    private final Mind mind;
    private final Random dice;
    private final CallStory story;
    private final Gaps gaps;
    private final Moments moments;
    private final long lifeNanos;
    private String token = "", said = "", unheard = "", over = "";
    private int turn;
    private long replyDue, newsNanos, lostNanos, lastFrame;
    private double eventMs = -1;
    private boolean lost, sounded, nudged, fresh, again;
    private Optional<String> why = Optional.empty();

    /// @param life after which the caller vanishes without a word, if it still holds the call
    public Caller(Doors doors, Mind mind, Random dice, CallStory story, Gaps gaps, Moments moments, Duration life) {
        this.doors = doors;
        this.mind = mind;
        this.dice = dice;
        this.story = story;
        this.gaps = gaps;
        this.moments = moments;
        lifeNanos = System.nanoTime() + life.toNanos();
    }

    /// Returns when the call is over for this caller.
    public void hold() throws InterruptedException {
        int attempt = dice.nextInt(2);
        long since = System.nanoTime();
        while (over.isEmpty()) {
            var door = doors.door(attempt);
            try (var stream = Stream.open(door, story.manner(), token)) {
                if (converse(stream)) since = System.nanoTime();
            }
            if (System.nanoTime() - since > PATIENCE.toNanos()) over = "unanswered";
            if (over.isEmpty()) Thread.sleep(AGAIN);
            attempt = doors.number(door) + 1;
        }
        if (lost || eventMs >= 0) told(-1);
        story.over(over, mind);
    }

    /// Until the call ends or the connection is lost; whether the gateway answered at all.
    private boolean converse(Stream stream) throws InterruptedException {
        boolean answered = false;
        replyDue = 0;
        newsNanos = System.nanoTime();
        while (over.isEmpty()) {
            switch (stream.take(LOOK)) {
                case Received.Item(var response) -> {
                    answered = true;
                    if (!hear(response)) return true;
                    mark(stream, response);
                }
                case Received.Nothing<ConverseResponse> _ -> { }
                case Received.Ended<ConverseResponse> _ -> {
                    return broken(answered, "ended");
                }
                case Received.Broken<ConverseResponse> broken -> {
                    return broken(answered, broken.status().getCode().name());
                }
            }
            if (!stream.door().answers() && quietFor(LOOK.multipliedBy(5))) return broken(answered, "no pulse");
            if (!speak(stream)) return broken(answered, "silent");
        }
        return true;
    }

    private boolean broken(boolean answered, String how) {
        if (eventMs >= 0) told(-1);
        if (!lost && !story.callId().isEmpty()) {
            lost = true;
            lostNanos = System.nanoTime();
            why = Optional.of(how);
        }
        return answered;
    }

    private boolean quietFor(Duration length) {
        return System.nanoTime() - newsNanos > length.toNanos();
    }

    /// @return false when the stream is no more to be listened to
    private boolean hear(ConverseResponse response) {
        long now = System.nanoTime();
        newsNanos = now;
        if (lost && !response.hasTrouble()) back(now);
        switch (response.getResponseCase()) {
            case OPENED -> opened(response.getOpened());
            case AUDIO -> sound(now);
            case HEARD -> heard(response);
            case KEYS -> acknowledged(response.getKeys().getTurn());
            case MOVED -> {
                broken(true, "moved");
                return false;
            }
            case SAYING -> saying();
            case SAID -> said(response.getSaid().getTurn(), response.getSaid().getText());
            case TROUBLE -> story.trouble(response.getTrouble().getCode());
            case ENDED -> {
                return ended(response.getEnded().getReason());
            }
            default -> { }
        }
        return true;
    }

    private void mark(Stream stream, ConverseResponse response) throws InterruptedException {
        if (response.hasSaid()) moments.passed(Moment.LISTENING, stream.door().name());
        if (response.hasAudio() && fresh) moments.passed(Moment.SPEAKING, stream.door().name());
        if (response.hasAudio()) fresh = false;
    }

    private void heard(ConverseResponse response) {
        if (response.getHeard().getFinal()) acknowledged(response.getHeard().getTurn());
    }

    private void acknowledged(int heard) {
        story.acknowledged(heard);
        turn = Math.max(turn, heard);
        unheard = "";
    }

    /// The first news after a loss.
    private void back(long now) {
        if (eventMs < 0) eventMs = (now - lostNanos) / 1e6;
        lost = false;
        sounded = story.manner() == CallStory.Manner.TYPES;
        if (sounded) told(-1);
    }

    private void told(double soundMs) {
        story.lost(new Loss(why.orElse(""), eventMs, soundMs));
        eventMs = -1;
    }

    /// What a gateway does not know of when it takes the call up is said again.
    private void opened(Opened opened) {
        story.opened(opened.getCallId());
        token = opened.getResumeToken();
        if (opened.getResumed() && !unheard.isEmpty() && opened.getTurn() <= turn) again = true;
    }

    private void sound(long now) {
        if (!sounded && eventMs >= 0) {
            sounded = true;
            told((now - lostNanos) / 1e6);
        }
        if (lastFrame > 0) gaps.add((now - lastFrame) / 1e6);
        lastFrame = now;
    }

    private void saying() {
        replyDue = 0;
        lastFrame = 0;
        fresh = true;
    }

    private void said(int answered, String text) {
        lastFrame = 0;
        acknowledged(answered);
        mind.learn(text);
        said = text;
        replyDue = System.nanoTime() + Duration.ofMillis(dice.nextInt(700, 4_000)).toNanos();
        nudged = false;
    }

    private boolean ended(String reason) {
        if (ENDS.contains(reason)) over = reason;
        else {
            story.trouble("ended_" + reason);
            broken(true, "ended as " + reason);
        }
        return false;
    }

    /// @return false when nobody seems to be there
    private boolean speak(Stream stream) throws InterruptedException {
        long now = System.nanoTime();
        if (now > lifeNanos) over = "vanished";
        else if (again) say(stream, unheard);
        else if (replyDue != 0 && now > replyDue) reply(stream);
        else if (replyDue == 0 && quietFor(QUIET)) {
            if (nudged) return false;
            nudged = true;
            reply(stream);
        }
        return true;
    }

    private void reply(Stream stream) throws InterruptedException {
        replyDue = 0;
        newsNanos = System.nanoTime();
        var words = mind.reply(said);
        if (words.isPresent()) {
            if (said.contains("Shall I") && words.get().equals("yes")) moments.passed(Moment.AGREEING, stream.door().name());
            say(stream, words.get());
            return;
        }
        stream.hangUp();
        over = mind.unserved().isEmpty() ? "hung_up" : "gave_up";
        if (over.equals("gave_up")) story.trouble("gave up " + mind.unserved() + " after: " + said);
        farewell(stream);
    }

    private void say(Stream stream, String words) throws InterruptedException {
        again = false;
        unheard = words;
        stream.say(words);
        moments.passed(Moment.THINKING, stream.door().name());
    }

    /// What the gateway tells after the goodbye counts too.
    private void farewell(Stream stream) throws InterruptedException {
        long end = System.nanoTime() + GOODBYE.toNanos();
        while (System.nanoTime() < end) {
            switch (stream.take(LOOK)) {
                case Received.Item(var response) when response.hasEnded() -> {
                    return;
                }
                case Received.Item(var response) when response.hasSaid() -> story.acknowledged(response.getSaid().getTurn());
                case Received.Item<ConverseResponse> _, Received.Nothing<ConverseResponse> _ -> { }
                case Received.Ended<ConverseResponse> _, Received.Broken<ConverseResponse> _ -> {
                    return;
                }
            }
        }
    }
}
