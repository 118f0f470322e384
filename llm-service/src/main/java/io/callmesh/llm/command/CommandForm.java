package io.callmesh.llm.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.llm.pack.Pack.Choice;
import io.callmesh.llm.pack.Pack.Slot;

/// The JSON Schema of commands chosen from a menu. What it does not allow, a model that is held to it cannot say. Each command
/// begins with the caller's words that ask for it, which [Chosen] holds against what was said.
public final class CommandForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 4, LONGEST_TEXT = 80, LONGEST_NUMBER = 6;
    private static final String WORDS = "words";

    private CommandForm() {}

    public static String of(Menu menu) {
        var form = object(JSON.createObjectNode(), "commands");
        var commands = ((ObjectNode) form.get("properties")).putObject("commands").put("type", "array").put("minItems", 1).put("maxItems", MOST);
        var any = commands.putObject("items").putArray("anyOf");
        if (!menu.flows().isEmpty()) flows(menu, any);
        for (var slot : menu.slots()) slot(slot, any);
        kind(object(any.addObject(), WORDS, "command"), "answer", "small_talk", "hand_off");
        return form.toString();
    }

    private static void flows(Menu menu, ArrayNode any) {
        var start = kind(object(any.addObject(), WORDS, "command", "flow"), "start_flow");
        var names = start.putObject("flow").putArray("enum");
        menu.flows().forEach(flow -> names.add(flow.name()));
    }

    private static void slot(Slot slot, ArrayNode any) {
        var set = kind(object(any.addObject(), WORDS, "command", "slot", "value"), "set_slot", "correct");
        set.putObject("slot").putArray("enum").add(slot.name());
        value(slot, set.putObject("value"));
    }

    private static void value(Slot slot, ObjectNode value) {
        switch (slot.kind()) {
            case DIGITS -> value.put("type", "string").put("pattern", "^[0-9]{%d,%d}$".formatted(slot.shortest(), slot.longest()));
            case NUMBER -> value.put("type", "string").put("pattern", "^[0-9]{1,%d}$".formatted(LONGEST_NUMBER));
            case TEXT, PHRASE, MONEY, DATE, TIME, NAME, EMAIL, PHONE, ADDRESS -> value.put("type", "string").put("minLength", 1).put("maxLength", LONGEST_TEXT);
            case CHOICE -> slot.choices().stream().map(Choice::value).forEach(value.putArray("enum")::add);
        }
    }

    private static ObjectNode object(ObjectNode node, String... required) {
        node.put("type", "object").putObject("properties");
        var names = node.putArray("required");
        for (var name : required) names.add(name);
        return node.put("additionalProperties", false);
    }

    /// @return the properties
    private static ObjectNode kind(ObjectNode node, String... commands) {
        var properties = (ObjectNode) node.get("properties");
        properties.putObject(WORDS).put("type", "string").put("minLength", 1).put("maxLength", LONGEST_TEXT);
        var names = properties.putObject("command").putArray("enum");
        for (var command : commands) names.add(command);
        return properties;
    }
}
