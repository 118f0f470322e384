package io.callmesh.eval.caller;

/// What a caller asks for when it opens a call.
///
/// @param language BCP 47; empty: the assistant's first
/// @param medium   spoken or typed
/// @param token    of a call that goes on; empty for a new one
public record Opening(String assistant, String language, Medium medium, String token) {

    /// A new call.
    public Opening(String assistant, String language, Medium medium) {
        this(assistant, language, medium, "");
    }

    /// How the two sides exchange words.
    public sealed interface Medium {

        /// Sound both ways, 16-bit PCM.
        ///
        /// @param rateHz 8000 or 16000
        record Voice(int rateHz) implements Medium {
            public Voice {
                if (rateHz != 8_000 && rateHz != 16_000) throw new IllegalArgumentException("rate must be 8000 or 16000 Hz, found " + rateHz);
            }
        }

        /// Text in, text out.
        ///
        /// @param spokenRateHz the answers are spoken too, at this rate; 0: they are not
        record Typed(int spokenRateHz) implements Medium {}

        /// Of the agent's voice; 0 where it has none.
        default int soundHz() {
            return switch (this) {
                case Voice(int rateHz) -> rateHz;
                case Typed(int spokenRateHz) -> spokenRateHz;
            };
        }
    }
}
