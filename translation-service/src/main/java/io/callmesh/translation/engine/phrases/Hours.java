package io.callmesh.translation.engine.phrases;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times of day as the assistants say them in English, `6:30 pm`, on the clock of 24 hours: `18:30`.
final class Hours {

    private static final Pattern TIME = Pattern.compile("(1[0-2]|[1-9]):?([0-5]\\d)(am|pm)");
    private static final int NOON = 12;

    private Hours() {}

    static Optional<String> read(List<String> tokens) {
        String joined = String.join("", tokens);
        if (joined.equals("noon")) return Optional.of("12:00");
        if (joined.equals("midnight")) return Optional.of("0:00");
        var time = TIME.matcher(joined);
        if (!time.matches()) return Optional.empty();
        int hour = Integer.parseInt(time.group(1)) % NOON + (time.group(3).equals("pm") ? NOON : 0);
        return Optional.of(hour + ":" + time.group(2));
    }
}
