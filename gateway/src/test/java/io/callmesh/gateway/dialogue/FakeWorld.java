package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shop with the orders 4271 (shipped), 4272 (being packed) and 1138, and a book that knows about returns.
final class FakeWorld implements World {

    /// @param confirmed whether the caller had agreed to exactly these arguments
    record Called(String tool, Map<String, String> arguments, boolean confirmed) {}

    final List<Called> called = new ArrayList<>();
    final List<Called> looked = new ArrayList<>();
    Optional<Turn> cut = Optional.empty();
    boolean staffed, forgetful = true;

    @Override
    public ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) {
        called.add(new Called(tool, arguments, confirmed));
        if (tool.equals("order_cancel")) return confirmed ? new ToolResult.Done("{}") : new ToolResult.NeedsConfirmation();
        return order(arguments.get("number"));
    }

    @Override
    public ToolResult look(String tool, Map<String, String> arguments) {
        looked.add(new Called(tool, arguments, false));
        return order(arguments.get("number"));
    }

    private static ToolResult order(String number) {
        return switch (number) {
            case "4271" -> new ToolResult.Found("{\"status\":\"shipped\",\"due\":\"2026-11-24\"}");
            case "4272", "1138" -> new ToolResult.Found("{\"status\":\"packing\",\"due\":\"2026-11-25\"}");
            case "5555" -> new ToolResult.Failed("away");
            default -> new ToolResult.NotFound();
        };
    }

    @Override
    public boolean forgetCaller() {
        return forgetful;
    }

    @Override
    public boolean know(String question) {
        return question.contains("return");
    }

    @Override
    public Optional<Turn> cutShort() {
        return cut;
    }

    @Override
    public boolean person(String queue) {
        return staffed;
    }
}
