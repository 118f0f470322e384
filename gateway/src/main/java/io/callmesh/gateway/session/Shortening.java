package io.callmesh.gateway.session;

import io.callmesh.gateway.conversation.Summary;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.runtime.privacy.Spoken;

/// Makes a session smaller by telling its oldest turn in the summary instead, in as few words as fit there.
public final class Shortening {

    /// Of a summary, in characters, and of what either said in a turn.
    private static final int LONGEST = 2_000, CLIPPED = 80;

    private static final int FEWEST = 2;

    private Shortening() {}

    /// Whether anything is left to be dropped.
    public static boolean possible(Session session) {
        return session.turns().size() > FEWEST;
    }

    /// Without its oldest turn. The summary forgets its own beginning when it grows too long.
    public static Session of(Session session) {
        var oldest = session.turns().getFirst();
        int through = session.summary().map(Summary::through).orElse(-1);
        boolean told = oldest.turn() <= through;
        String text = session.earlier().reveal() + (told ? "" : told(oldest));
        var kept = text.substring(Math.max(0, text.length() - LONGEST)).strip();
        return session.shortened(new Summary(Math.max(through, oldest.turn()), Spoken.of(kept)), session.turns().subList(1, session.turns().size()));
    }

    private static String told(Turn turn) {
        return "\nCaller: " + clipped(turn.caller()) + "\nAssistant: " + clipped(turn.said());
    }

    private static String clipped(Spoken words) {
        String text = words.reveal();
        return text.length() <= CLIPPED ? text : text.substring(0, CLIPPED) + "…";
    }
}
