package io.callmesh.translation.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class ClausesTest {

    @Test
    void cutsAfterMarksButNotInsideNumbers() {
        assertThat(Clauses.of("It is 12.50 USD, today. Right?")).containsExactly("It is 12.50 USD,", "today.", "Right?");
        assertThat(Clauses.of("好的，订单没有取消。")).containsExactly("好的，", "订单没有取消。");
    }

    @Property
    void losesNoWord(@ForAll @CharRange(from = ' ', to = 'z') String text) {
        assertThat(Tokens.of(Clauses.join(Clauses.of(text), "en"), "en")).isEqualTo(Tokens.of(text, "en"));
    }

    @Test
    void carriesTheLastMarkOver() {
        assertThat(Clauses.marked("where is it", "它在哪里？", "en")).isEqualTo("where is it?");
        assertThat(Clauses.marked("好。", "fine?", "zh")).isEqualTo("好。");
        assertThat(Clauses.marked("Un latte.", "One latte,", "es")).isEqualTo("Un latte,");
        assertThat(Clauses.join(List.of("a", "b"), "zh")).isEqualTo("ab");
    }
}
