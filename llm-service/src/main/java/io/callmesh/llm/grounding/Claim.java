package io.callmesh.llm.grounding;

/// Something in a sentence that must be right: callers act on it.
///
/// @param value in one spelling, however it was written: `30` for `thirty`, `friday` for `Fridays`
record Claim(Kind kind, String value) {

    /// What it is about. A number claims less than an amount: `30` may come from `30 days`, `$30` may not.
    enum Kind { NUMBER, AMOUNT, PERCENT, DAY, ADDRESS, NAME }
}
