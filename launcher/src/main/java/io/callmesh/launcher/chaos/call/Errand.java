package io.callmesh.launcher.chaos.call;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a scripted caller calls the retail assistant for.
public enum Errand {
    MOVE("i want to change my delivery day", "delivery", "will now come on", "already left us"),
    REPORT("i want to report a problem with my order", "call-backs", "i have reported it", "cannot be reached"),
    CANCEL("i want to cancel my order", "cancel", "is cancelled\\. you", "already been shipped"),
    STATUS("where is my order", "", "is on its way|being packed|was delivered|has been cancelled", "cannot find"),
    HOURS("what are your opening hours", "", "nine in the morning", "nobody says this");

    private final String wish;
    private final String place;
    private final Pattern done;
    private final Pattern refused;

    Errand(String wish, String place, String done, String refused) {
        this.wish = wish;
        this.place = place;
        this.done = Pattern.compile(done);
        this.refused = Pattern.compile(refused);
    }

    /// As the caller says it.
    public String wish() {
        return wish;
    }

    /// Whether it changes something in the back office.
    public boolean changes() {
        return !place.isEmpty();
    }

    /// Whether a request to the back office was for this: `POST /orders/4272/cancel`.
    public boolean asksFor(String request) {
        return changes() && request.endsWith("/" + place);
    }

    /// Whether the agent says with this that it is done, or cannot be.
    public boolean told(String said) {
        var words = said.toLowerCase(Locale.ROOT);
        return done.matcher(words).find() || refused.matcher(words).find();
    }

    /// Whether the agent says with this that it is done.
    public boolean toldDone(String said) {
        return done.matcher(said.toLowerCase(Locale.ROOT)).find();
    }
}
