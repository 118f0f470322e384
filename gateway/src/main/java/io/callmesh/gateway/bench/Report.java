package io.callmesh.gateway.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.measure.Trend;
import java.lang.management.ManagementFactory;

/// Figures as one JSON object, rounded to a thousandth.
public final class Report {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    public Report put(String name, String value) {
        json.put(name, value);
        return this;
    }

    public Report put(String name, int value) {
        json.put(name, value);
        return this;
    }

    public Report put(String name, double value) {
        json.put(name, rounded(value));
        return this;
    }

    public Report put(String name, Percentiles values, int... percents) {
        var object = json.putObject(name);
        for (int percent : percents) object.put("p" + percent, rounded(values.at(percent)));
        return this;
    }

    /// The slope for each minute, and the noise of it.
    public Report put(String name, Trend trend) {
        json.putObject(name).put("per_min", rounded(trend.slope())).put("noise", rounded(trend.noise())).put("flat", trend.flat());
        return this;
    }

    /// How busy the machine was in the last minute: whether the rest can be believed.
    public Report putLoad() {
        return put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    public ObjectNode json() {
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
