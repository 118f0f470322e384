package io.callmesh.runtime.chain;

/// Where a chain is not whole.
public sealed interface Break {

    /// Entries nobody has.
    record Gap(long from, long to) implements Break {}

    /// An entry that is not what its hash says.
    record Altered(long sequence) implements Break {}

    /// An entry that does not follow the one before it.
    record Unlinked(long sequence) implements Break {}

    /// Two entries of one number from the same owner of the call.
    record Forked(long sequence) implements Break {}

    /// In words.
    default String told() {
        return switch (this) {
            case Gap(long from, long to) -> from == to ? "gap at " + from : "gap at " + from + " to " + to;
            case Altered(long sequence) -> "altered at " + sequence;
            case Unlinked(long sequence) -> "not linked at " + sequence;
            case Forked(long sequence) -> "forked at " + sequence;
        };
    }
}
