package io.callmesh.gateway.tool;

/// What came of calling a tool.
public sealed interface ToolResult {

    /// @param json an object, or the list that a look-up found
    record Found(String json) implements ToolResult {}

    record NotFound() implements ToolResult {}

    /// @param json an object; `{}` when there is nothing to tell
    record Done(String json) implements ToolResult {}

    /// The caller has not agreed to this yet; nothing was done.
    record NeedsConfirmation() implements ToolResult {}

    /// The other side will not do it.
    ///
    /// @param json an object; `{}` when no reason is given
    record Refused(String json) implements ToolResult {}

    /// It could not be asked, did not answer in time, or answered nonsense.
    ///
    /// @param fault what kind of failure, in words of our own
    record Failed(String fault) implements ToolResult {}

    /// As journals and flows spell it.
    default String outcome() {
        return switch (this) {
            case Found _ -> "found";
            case NotFound _ -> "not_found";
            case Done _ -> "done";
            case NeedsConfirmation _ -> "needs_confirmation";
            case Refused _ -> "refused";
            case Failed _ -> "failed";
        };
    }

    /// What is kept for the flow to read.
    default String json() {
        return switch (this) {
            case Found(var json) -> json;
            case Done(var json) -> json;
            case Refused(var json) -> json;
            case NotFound _, NeedsConfirmation _, Failed _ -> "{}";
        };
    }
}
