package io.callmesh.gateway.line.sip.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The header fields of a message, in order. Of `Via`, `Route` and `Record-Route` each value is a field of its own, however they were
/// written.
public record Fields(List<Field> all) {

    public Fields {
        all = List.copyOf(all);
    }

    public static Fields of(Field... fields) {
        return new Fields(List.of(fields));
    }

    public Optional<String> first(String name) {
        return all.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
    }

    /// Empty also when there is such a field without a value.
    public Optional<String> given(String name) {
        return first(name).filter(value -> !value.isEmpty());
    }

    public List<String> values(String name) {
        return all.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }

    /// The options of a field that is a list of tokens, in lower case: `timer`, `100rel`.
    public List<String> tokens(String name) {
        return values(name).stream().flatMap(value -> Stream.of(value.split(","))).map(token -> token.strip().toLowerCase(Locale.ROOT)).filter(token -> !token.isEmpty()).toList();
    }

    /// The number before the first semicolon of a field; empty when there is none.
    public OptionalLong number(String name) {
        var digits = first(name).map(value -> value.split(";", 2)[0].strip()).orElse("");
        return digits.matches("\\d{1,10}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    public Fields with(Field... more) {
        return new Fields(Stream.concat(all.stream(), Stream.of(more)).toList());
    }

    public Fields with(List<Field> more) {
        return new Fields(Stream.concat(all.stream(), more.stream()).toList());
    }

    /// The same with this field before all others.
    public Fields after(Field first) {
        return new Fields(Stream.concat(Stream.of(first), all.stream()).toList());
    }
}
