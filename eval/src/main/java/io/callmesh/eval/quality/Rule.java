package io.callmesh.eval.quality;

import java.util.List;
import java.util.Map;

/// Something that is to be said, or not to be said, in a conversation.
///
/// @param about  what it asks for, for people
/// @param weight of its mark in the score
/// @param says   whose words are looked at
/// @param where  which of them
/// @param when   it holds only after the other side has said one of these; empty: always
/// @param within how many remarks after that are looked at
/// @param before it holds only where the same side says one of these, and `expect` must have come earlier; empty: always
/// @param expect one of these must be said; empty: nothing must
/// @param forbid none of these may be said
public record Rule(String name, String about, double weight, Who says, Where where, Words when, int within, Words before, Words expect, Words forbid) {

    public enum Who { AGENT, CALLER, ANYONE }

    /// The first so many remarks, the last so many, or all of them.
    public record Where(Part part, int count) {

        enum Part { ALL, FIRST, LAST }

        static final Where ANYWHERE = new Where(Part.ALL, 0);

        <T> List<T> of(List<T> remarks) {
            return switch (part) {
                case ALL -> remarks;
                case FIRST -> remarks.subList(0, Math.min(count, remarks.size()));
                case LAST -> remarks.subList(Math.max(0, remarks.size() - count), remarks.size());
            };
        }
    }

    /// Wordings by language.
    record Words(Map<String, List<Wording>> byLanguage) {

        static final Words NONE = new Words(Map.of());

        /// Whether one of them is in it.
        boolean in(String said, String language) {
            return byLanguage.getOrDefault(language, List.of()).stream().anyMatch(wording -> wording.in(said));
        }

        boolean none(String language) {
            return byLanguage.getOrDefault(language, List.of()).isEmpty();
        }

        boolean none() {
            return byLanguage.isEmpty();
        }
    }
}
