package io.callmesh.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every tool promises.
public abstract class ToolContract {

    /// Something that a caller might say, which no tool may repeat in a fault.
    protected static final String WORDS = "../my secret?x=1&y#z";

    /// A tool with what it needs to work.
    protected abstract Tool tool();

    /// Arguments that it does something with.
    protected abstract Arguments fitting();

    /// Arguments with [#WORDS] in them, that it cannot do anything with.
    protected abstract Arguments strange();

    @Test
    void itHasANameAndEndsInTime() {
        assertThat(tool().spec().name()).isNotBlank();
        assertThat(tool().spec().timeout()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
    }

    @Test
    void whatFitsIsFoundOrDone() {
        var outcome = tool().call(fitting(), new CallContext("call", 1, 1, true)).outcome();
        assertThat(outcome).isEqualTo(tool().spec().readOnly() ? "found" : "done");
    }

    @Test
    void whatIsStrangeIsNeitherFoundNorRepeated() {
        var result = tool().call(strange(), new CallContext("call", 1, 1, true));
        assertThat(result).isInstanceOfAny(ToolResult.NotFound.class, ToolResult.Refused.class, ToolResult.Failed.class);
        assertThat(result.toString()).doesNotContain("secret");
        assertThat(strange().toString()).doesNotContain("secret");
    }

    @Test
    void argumentsThatAreMissingAreNoReasonToThrow() {
        assertThat(tool().call(new Arguments(Map.of()), new CallContext("call", 1, 1, true))).isInstanceOfAny(ToolResult.Failed.class, ToolResult.NotFound.class);
    }

    @Test
    void whatNeedsConfirmationIsNotDoneWithoutIt() {
        var outcome = tool().call(fitting(), new CallContext("call", 1, 1, false)).outcome();
        assertThat(outcome.equals("needs_confirmation")).isEqualTo(tool().spec().confirm());
    }
}
