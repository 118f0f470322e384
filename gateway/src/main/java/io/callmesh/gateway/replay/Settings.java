package io.callmesh.gateway.replay;

import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.call.Tape.Begun;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The thresholds of a tape under the names that configuration gives them, below `callmesh.gateway.call`.
record Settings(Map<String, Duration> values) {

    static Settings of(Begun begun) {
        var endpoints = begun.endpoints();
        var patience = begun.policy().patience();
        var values = new TreeMap<String, Duration>();
        values.put("pause-complete", endpoints.pause().complete());
        values.put("pause-open", endpoints.pause().open());
        values.put("pause-speculate", endpoints.speculate());
        values.put("silence", patience.silence());
        values.put("resume", patience.resume());
        values.put("hold", patience.hold());
        values.put("late", patience.late());
        values.put("answer", patience.answer());
        values.put("stuck", patience.stuck());
        return new Settings(values);
    }

    /// @param set `key=value`, with values such as `700ms` or `2s`
    /// @throws IllegalArgumentException naming what was expected
    Settings with(List<String> set) {
        var changed = new TreeMap<>(values);
        for (var one : set) {
            var parts = one.split("=", 2);
            String key = parts[0].replaceFirst("^callmesh\\.gateway\\.call\\.", "");
            if (parts.length < 2 || !values.containsKey(key)) throw new IllegalArgumentException("--set " + one + ": expected key=value with a key of " + new ArrayList<>(values.keySet()));
            changed.put(key, duration(one, parts[1]));
        }
        return new Settings(changed);
    }

    private static Duration duration(String set, String value) {
        var number = value.toLowerCase(Locale.ROOT).replaceFirst("m?s$", "");
        try {
            double amount = Double.parseDouble(number);
            if (amount >= 0 && value.endsWith("ms")) return Duration.ofNanos(Math.round(amount * 1e6));
            if (amount >= 0 && value.endsWith("s")) return Duration.ofNanos(Math.round(amount * 1e9));
        } catch (NumberFormatException none) {
            // told below
        }
        throw new IllegalArgumentException("--set " + set + ": expected a time such as 700ms or 2s");
    }

    private Duration value(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    Begun applied(Begun begun) {
        var endpoints = new EndpointRule(new PauseRule(value("pause-complete"), value("pause-open")), value("pause-speculate"));
        var patience = new Patience(value("silence"), value("resume"), value("hold"), value("late"), value("answer"), value("stuck"));
        return new Begun(begun.callId(), new TurnPolicy(patience, begun.policy().language()), endpoints, begun.turn(), begun.first(), begun.nanos());
    }
}
