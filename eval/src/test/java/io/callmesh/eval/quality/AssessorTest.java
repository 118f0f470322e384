package io.callmesh.eval.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.eval.quality.Mark.Verdict;
import io.callmesh.eval.transcript.Conversation;
import io.callmesh.eval.transcript.Conversation.Remark;
import io.callmesh.eval.transcript.Conversation.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessorTest {

    @TempDir
    Path assistants;

    @Test
    void aRuleLooksOnlyWhereItIsToldTo() throws IOException {
        // Given
        rules("_base", "greeting: {where: first 1, expect: {en: [hello]}}\nbye: {where: last 1, expect: {en: [goodbye]}}");

        // When
        var met = assess("a: Hello!", "c: hi", "a: Goodbye.");
        var broken = assess("a: Goodbye.", "c: hello", "a: Hello!");

        // Then
        assertThat(met.score()).hasValue(1);
        assertThat(broken.score()).hasValue(0);
        assertThat(broken.marks().getFirst().passages()).extracting(Remark::text).containsExactly("Goodbye.");
    }

    @Test
    void whatMustNotBeSaidIsShownWhereItWas() throws IOException {
        // Given
        rules("_base", "promises: {weight: 3, forbid: {en: [i promise], zh: [我保证]}}\ngreeting: {expect: {en: [hello], zh: [您好]}}");

        // When
        var assessment = assess("a: Hello.", "c: I promise to pay", "a: And I promise it works", "a: I promise");

        // Then
        assertThat(assessment.score()).hasValue(0.25);
        assertThat(mark(assessment, "promises").verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(mark(assessment, "promises").passages()).extracting(Remark::line).containsExactly(3, 4);
        assertThat(mark(assess("a: 您好", "a: 我保证没问题"), "promises").verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void whatComesFirstMustHaveComeBefore() throws IOException {
        // Given
        rules("_base", "identity: {before: {en: [your balance is]}, expect: {en: [date of birth]}}");

        // Then
        assertThat(verdict("a: Your date of birth?", "c: 1 May", "a: Your balance is 5.")).isEqualTo(Verdict.MET);
        assertThat(verdict("a: Your balance is 5.", "a: Your date of birth?")).isEqualTo(Verdict.BROKEN);
        assertThat(verdict("c: my date of birth is 1 May", "a: Your balance is 5.")).isEqualTo(Verdict.BROKEN);
        assertThat(verdict("a: We are open.")).isEqualTo(Verdict.IDLE);
    }

    @Test
    void eachOccasionNeedsItsReply() throws IOException {
        // Given
        rules("_base", "empathy: {when: {en: [angry]}, within: 1, expect: {en: [sorry]}}");

        // Then
        assertThat(verdict("c: I am angry", "a: I am sorry.", "a: Next?")).isEqualTo(Verdict.MET);
        assertThat(verdict("c: I am angry", "a: Next?", "a: I am sorry.")).isEqualTo(Verdict.BROKEN);
        assertThat(verdict("c: I am angry", "a: I am sorry.", "c: still angry")).isEqualTo(Verdict.BROKEN);
        assertThat(verdict("a: are you angry?", "c: no")).isEqualTo(Verdict.IDLE);
    }

    @Test
    void aPackReplacesRulesByNameAndDropsThem() throws IOException {
        // Given
        rules("_base", "one: {expect: {en: [a]}}\ntwo: {expect: {en: [b]}}\nthree: {expect: {en: [c]}}");
        rules("shop", "one: {expect: {en: [z]}}\ntwo: false");

        // When
        var rules = Rules.of(assistants.resolve("shop")).all();

        // Then
        assertThat(rules).extracting(Rule::name).containsExactly("three", "one");
        assertThat(rules.getLast().expect().in("z", "en")).isTrue();
    }

    @Test
    void aLanguageThatARuleHasNoWordsForIsNotMarked() throws IOException {
        rules("_base", "one: {expect: {en: [a]}}");
        var assessment = new Assessor(Rules.of(assistants.resolve("_base"))).assess(new Conversation("x", "", "fr-CA", List.of(new Remark(Speaker.AGENT, "bonjour", 1))));
        assertThat(assessment.score()).isEmpty();
        assertThat(assessment.marks().getFirst().why()).contains("no words in fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_base", "_new", "banking", "clinic", "coffee", "retail"})
    void theRulesOfShippedAssistantsAreSound(String pack) {
        var rules = Rules.of(Path.of("../assistants", pack)).all();
        assertThat(rules).extracting(Rule::name).contains("greeting", "identity", "promises", "empathy", "resolution");
        assertThat(rules).allSatisfy(rule -> assertThat(rule.expect().none("zh") && rule.forbid().none("zh")).isFalse());
    }

    @Test
    void everythingThatIsWrongWithRulesIsTold() throws IOException {
        // Given
        rules("_base", "one: {expct: {en: [a]}}\ntwo: {where: middle, says: dog, weight: 0, expect: {en: [(a]}}\nthree: {before: {en: [a]}, forbid: {en: [b]}}");

        // Then
        assertThatThrownBy(() -> Rules.of(assistants.resolve("_base"))).isInstanceOf(BadRules.class).hasMessageContainingAll(
                "_base/qa.yaml: one.expct: is no part of a rule", "one: expected expect or forbid", "two.where: expected such as 'first 2'",
                "two.says: expected agent, caller or anyone", "two.weight: expected a number above 0", "two.expect.en[0]: lacks a ')'", "three.expect: expected this");
    }

    private Verdict verdict(String... lines) {
        return assess(lines).marks().getFirst().verdict();
    }

    private static Mark mark(Assessment assessment, String rule) {
        return assessment.marks().stream().filter(mark -> mark.rule().name().equals(rule)).findFirst().orElseThrow();
    }

    private Assessment assess(String... lines) {
        var remarks = new ArrayList<Remark>();
        for (var line : lines) remarks.add(new Remark(line.startsWith("a:") ? Speaker.AGENT : Speaker.CALLER, line.substring(3), remarks.size() + 1));
        return new Assessor(Rules.of(assistants.resolve("_base"))).assess(new Conversation("test", "", "", remarks));
    }

    private void rules(String pack, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(assistants.resolve(pack)).resolve("qa.yaml"), yaml);
    }
}
