package io.callmesh.eval.knowledge;

import io.callmesh.eval.knowledge.Asked.Said;
import java.time.Duration;
import java.util.List;

/// What finds knowledge and answers from it, as its clients see it.
public interface Library extends AutoCloseable {

    /// How passages are looked for.
    enum Way {
        /// As callers are answered.
        USUAL,
        /// By the words of the question alone (BM25).
        WORDS
    }

    /// @param passages the best first
    /// @param sure     whether a caller would be answered from the best
    /// @param took     from the question to the answer
    record Found(List<String> passages, boolean sure, Duration took) {}

    /// @param text  empty when the knowledge holds no answer
    /// @param cited passages
    record Answered(String text, List<String> cited) {}

    /// Hands the knowledge over and waits until it can be asked.
    ///
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when it is too large
    void take(KnowledgeSet set, String language) throws InterruptedException;

    Found find(String question, List<Said> before, Way way);

    Answered answer(String question, List<Said> before);

    @Override
    void close();
}
