package io.callmesh.llm.understand;

import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.tag.Span;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An example of a pack, read: `a table for {guests: four}` is the sentence `a table for four` and where `four` stands in it.
///
/// @param values in order
record MarkedValues(String text, List<Span> values) {

    private static final Pattern MARK = Pattern.compile("\\{\\s*([^{}:]+?)\\s*:\\s*([^{}]*?)\\s*}");

    /// @throws MeshException with `BadInput` when braces do not pair, or mark nothing
    static MarkedValues of(Pack.Example example) {
        var text = new StringBuilder();
        var values = new ArrayList<Span>();
        var matcher = MARK.matcher(example.text());
        while (matcher.find()) {
            matcher.appendReplacement(text, "");
            int from = text.codePointCount(0, text.length());
            text.append(matcher.group(2));
            values.add(new Span(matcher.group(1), from, text.codePointCount(0, text.length())));
        }
        matcher.appendTail(text);
        boolean empty = values.stream().anyMatch(value -> value.from() == value.to());
        if (empty || text.indexOf("{") >= 0 || text.indexOf("}") >= 0) throw new MeshException(new Fault.BadInput("pack.examples", "must mark values as {slot: words}"));
        return new MarkedValues(text.toString(), List.copyOf(values));
    }
}
