package io.callmesh.gateway.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.runtime.privacy.Spoken;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Records, and sealed families of them, as JSON and back: fields by their names, a member of a family with its `type`.
/// The same value always gives the same text. What people said is written in clear: store it, never log it.
public final class RecordJson {

    private static final String TYPE = "type";

    private RecordJson() {}

    /// @throws IllegalArgumentException when a value in it is neither a record nor one of the plain types of our records
    public static JsonNode write(Object value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case String text -> nodes.textNode(text);
            case Boolean flag -> nodes.booleanNode(flag);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case Enum<?> constant -> nodes.textNode(constant.name());
            case Duration duration -> nodes.textNode(duration.toString());
            case Spoken spoken -> nodes.textNode(spoken.reveal());
            case Optional<?> maybe -> maybe.isPresent() ? write(maybe.get()) : nodes.nullNode();
            case List<?> list -> {
                var array = nodes.arrayNode();
                list.forEach(item -> array.add(write(item)));
                yield array;
            }
            case Record record -> fields(record);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        };
    }

    private static ObjectNode fields(Record record) {
        var json = JsonNodeFactory.instance.objectNode();
        if (family(record.getClass())) json.put(TYPE, record.getClass().getSimpleName());
        for (var field : record.getClass().getRecordComponents()) json.set(field.getName(), write(value(record, field)));
        return json;
    }

    private static boolean family(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static Object value(Record record, RecordComponent field) {
        try {
            var accessor = field.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws IllegalArgumentException when `json` is no `type`; the message says where
    public static <T> T read(JsonNode json, Class<T> type) {
        return type.cast(value(json, type));
    }

    private static Object value(JsonNode json, Type type) {
        if (type instanceof ParameterizedType generic) return container(json, generic);
        var plain = (Class<?>) type;
        if (plain == String.class) return json.asText();
        if (plain == Spoken.class) return Spoken.of(json.asText());
        if (plain == boolean.class) return json.asBoolean();
        if (plain == int.class) return json.asInt();
        if (plain == long.class) return json.asLong();
        if (plain == double.class) return json.asDouble();
        if (plain == Duration.class) return Duration.parse(json.asText());
        if (plain.isEnum()) return constant(json, plain);
        return record(json, plain.isSealed() ? member(json, plain) : plain);
    }

    private static Object container(JsonNode json, ParameterizedType type) {
        var of = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) return json.isNull() ? Optional.empty() : Optional.of(value(json, of));
        var items = new ArrayList<>();
        json.forEach(item -> items.add(value(item, of)));
        return List.copyOf(items);
    }

    private static Object constant(JsonNode json, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(json.asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + Arrays.toString(type.getEnumConstants()) + ", found " + json));
    }

    private static Class<?> member(JsonNode json, Class<?> family) {
        String name = json.path(TYPE).asText();
        for (var known : family.getPermittedSubclasses()) if (known.getSimpleName().equals(name)) return known;
        throw new IllegalArgumentException("field type: expected a " + family.getSimpleName() + ", found '" + name + "'");
    }

    private static Object record(JsonNode json, Class<?> type) {
        var fields = type.getRecordComponents();
        if (fields == null) throw new IllegalArgumentException("no record: " + type.getName());
        var values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            if (!json.has(fields[i].getName())) throw new IllegalArgumentException(type.getSimpleName() + ": field " + fields[i].getName() + " is missing");
            values[i] = value(json.get(fields[i].getName()), fields[i].getGenericType());
        }
        return made(type, fields, values);
    }

    private static Object made(Class<?> type, RecordComponent[] fields, Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + wrong.getMessage(), wrong);
        }
    }
}
