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

    /// It may have been done or not: what was sent was not answered. It must not be done again as if it had not been.
    ///
    /// @param fault what kind of failure, in words of our own
    record Uncertain(String fault) implements ToolResult {}

    /// As journals and flows spell it.
    default String outcome() {
        return switch (this) {
            case Found _ -> "found";
            case NotFound _ -> "not_found";
            case Done _ -> "done";
            case NeedsConfirmation _ -> "needs_confirmation";
            case Refused _ -> "refused";
            case Failed _ -> "failed";
            case Uncertain _ -> "uncertain";
        };
    }

    /// What is kept for the flow to read.
    default String json() {
        return switch (this) {
            case Found(var json) -> json;
            case Done(var json) -> json;
            case Refused(var json) -> json;
            case NotFound _, NeedsConfirmation _, Failed _, Uncertain _ -> "{}";
        };
    }

    /// What [#outcome] and [#json] were written from; what nobody writes is uncertain.
    static ToolResult of(String outcome, String json) {
        return switch (outcome) {
            case "found" -> new Found(json);
            case "not_found" -> new NotFound();
            case "done" -> new Done(json);
            case "needs_confirmation" -> new NeedsConfirmation();
            case "refused" -> new Refused(json);
            case "failed" -> new Failed("it failed before");
            default -> new Uncertain("it was uncertain before");
        };
    }
}
