package io.callmesh.llm.understand;

import io.callmesh.llm.understand.Understanding.Wanted;
import java.util.List;

/// Which intents a sentence resembles that no phrase of the pack matches. Safe for many threads.
interface Resemblance {

    /// Does what takes long, once, before the first caller is there.
    void prepare();

    /// Every intent that comes into question, the best first.
    ///
    /// @param spoken with a mark where a value was told, see [Heard#marked]
    List<Wanted> to(List<String> spoken);
}
