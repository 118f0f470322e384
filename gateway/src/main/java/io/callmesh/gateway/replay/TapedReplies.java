package io.callmesh.gateway.replay;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.turn.Action;
import java.util.ArrayList;
import java.util.List;

/// What became of the replies on a tape, to be played again at other times.
final class TapedReplies {

    /// A reply that was cut on the tape would have gone on; for how long is not known.
    private static final long GOES_ON_MS = 2_000;
    /// What a reply of which the tape knows nothing is taken for.
    private static final long UNKNOWN_SOUND_MS = 300, UNKNOWN_END_MS = 3_000;

    private final List<Reply> replies = new ArrayList<>();

    /// @param after milliseconds after the answer was begun, pauses not counted
    record Happened(long after, Event event) {}

    private static final class Reply {

        private final Action begun;
        private final long at;
        private final int turn;
        private final List<Happened> happened = new ArrayList<>();
        private boolean used, over;
        private long pausedAt = -1, paused;

        private Reply(Action begun, int turn, long at) {
            this.begun = begun;
            this.turn = turn;
            this.at = at;
        }

        private long after(long millis) {
            return millis - at - paused;
        }
    }

    static TapedReplies of(List<Entry> tape) {
        var replies = new TapedReplies();
        var begun = ((Entry.Header) tape.getFirst()).begun();
        replies.acted(0, begun.policy().begin(begun.turn(), begun.first(), 0).actions());
        for (var entry : tape) {
            if (!(entry instanceof Entry.Turned(long millis, var event, var actions))) continue;
            replies.happened(millis, event);
            replies.acted(millis, actions);
        }
        return replies;
    }

    private void happened(long millis, Event event) {
        if (replies.isEmpty() || turn(event) != replies.getLast().turn) return;
        var reply = replies.getLast();
        reply.happened.add(new Happened(reply.after(millis), event));
        reply.over = !(event instanceof Event.Speaking);
    }

    private void acted(long millis, List<Action> actions) {
        for (var action : actions) {
            switch (action) {
                case Action.Answer(int turn, _, _, _) -> replies.add(new Reply(action, turn, millis));
                case Action.Apologize(int turn, _, _, _) -> replies.add(new Reply(action, turn, millis));
                case Action.Pause _ -> replies.getLast().pausedAt = millis;
                case Action.Resume _ -> resumed(replies.getLast(), millis);
                case Action.Cut _ -> cut(replies.getLast(), millis);
                case Action.Fill _, Action.Foresee _, Action.HandOver _, Action.Comfort _, Action.StopWaiting _, Action.Connect _, Action.Note _, Action.Relay _, Action.Disconnect _ -> { }
            }
        }
    }

    private static void resumed(Reply reply, long millis) {
        if (reply.pausedAt >= 0) reply.paused += millis - reply.pausedAt;
        reply.pausedAt = -1;
    }

    private static void cut(Reply reply, long millis) {
        resumed(reply, millis);
        if (!reply.over) reply.happened.add(new Happened(reply.after(millis) + GOES_ON_MS, new Event.ReplyPlayed(reply.turn, Event.Ending.LISTEN)));
    }

    private static int turn(Event event) {
        return switch (event) {
            case Event.Speaking(int turn, _, _) -> turn;
            case Event.ReplyPlayed(int turn, _) -> turn;
            case Event.Failed(int turn, _, _) -> turn;
            default -> -1;
        };
    }

    /// What happens after this answer, by the reply on the tape that answered the same, with the number of this turn.
    List<Happened> to(Action begun, int turn) {
        return replies.stream()
                .filter(reply -> !reply.used && same(reply.begun, begun))
                .findFirst()
                .map(reply -> renumbered(reply, turn))
                .orElseGet(() -> List.of(new Happened(UNKNOWN_SOUND_MS, new Event.Speaking(turn, true, false)), new Happened(UNKNOWN_END_MS, new Event.ReplyPlayed(turn, Event.Ending.LISTEN))));
    }

    private static boolean same(Action taped, Action now) {
        if (taped instanceof Action.Answer before && now instanceof Action.Answer after) return before.input().equals(after.input());
        return taped instanceof Action.Apologize && now instanceof Action.Apologize;
    }

    private static List<Happened> renumbered(Reply reply, int turn) {
        reply.used = true;
        return reply.happened.stream().map(happened -> new Happened(happened.after(), renumbered(happened.event(), turn))).toList();
    }

    private static Event renumbered(Event event, int turn) {
        return switch (event) {
            case Event.Speaking(_, boolean interruptible, boolean question) -> new Event.Speaking(turn, interruptible, question);
            case Event.ReplyPlayed(_, var ending) -> new Event.ReplyPlayed(turn, ending);
            case Event.Failed(_, var stage, var fault) -> new Event.Failed(turn, stage, fault);
            default -> event;
        };
    }
}
