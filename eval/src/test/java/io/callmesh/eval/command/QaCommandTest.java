package io.callmesh.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.transcript.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the rules that the shipped assistants have.
class QaCommandTest {

    private static final String GOOD = """
            agent: Welcome to Fern Hill Bank.
            caller: i am really worried, i lost my card
            agent: I am sorry to hear that. What are the five digits of your postcode, and your date of birth?
            caller: nine four one oh seven, march fourth
            agent: I would freeze your debit card. Shall I do that?
            caller: yes
            agent: Your debit card is frozen.
            caller: thank you
            agent: You are welcome. Goodbye!
            """;
    private static final String BAD = """
            agent: What?
            caller: this is unacceptable, i am waiting for my balance
            agent: Your checking account holds five dollars. I promise you will get more.
            caller: that did not help
            """;
    private static final String CHINESE = """
            客服：您好，青山银行。
            客户：我很着急，我的卡丢了
            客服：别着急，首先需要核实您的身份，请输入您的出生日期。
            客户：一九八五年三月四日
            客服：我要冻结您的借记卡，可以吗？
            客户：可以
            客服：您的借记卡已经冻结。感谢您的来电，再见！
            """;

    /// Two calls at once, of which one goes on.
    private static final Journal JOURNAL = (servers, _, entry) -> {
        if (!servers.equals("127.0.0.1:5")) throw new AssertionError(servers);
        entry.accept("{\"callId\":\"a\",\"assistant\":\"retail\",\"sequence\":\"1\",\"callStarted\":{\"language\":\"en\"}}");
        entry.accept("{\"callId\":\"b\",\"assistant\":\"coffee\",\"sequence\":\"1\",\"turnTaken\":{\"said\":\"Copper Kettle Coffee.\"}}");
        entry.accept("no json");
        entry.accept("{\"callId\":\"a\",\"assistant\":\"retail\",\"sequence\":\"2\",\"turnTaken\":{\"said\":\"Welcome to Juniper Street.\"}}");
        entry.accept("{\"callId\":\"a\",\"assistant\":\"retail\",\"sequence\":\"3\",\"callEnded\":{\"reason\":\"completed\"}}");
    };

    @TempDir
    Path folder;

    private static Ran qa(String... arguments) {
        return Ran.command(new QaCommand(JOURNAL), arguments);
    }

    @Test
    void marksAGoodAndABadConversationWithTheirPassages() throws IOException {
        // When
        var good = json("good.txt", GOOD);
        var bad = json("bad.txt", BAD);

        // Then
        assertThat(good.path("score").asDouble()).isEqualTo(1);
        assertThat(verdict(good, "identity")).isEqualTo("met");
        assertThat(verdict(good, "empathy")).isEqualTo("met");
        assertThat(bad.path("score").asDouble()).isLessThan(0.4);
        for (var rule : new String[] {"greeting", "identity", "promises", "empathy", "resolution"}) assertThat(verdict(bad, rule)).as(rule).isEqualTo("broken");
        assertThat(mark(bad, "promises").path("passages").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(mark(bad, "promises").path("passages").get(0).path("text").asText()).contains("I promise");
    }

    @Test
    void marksChineseConversations() throws IOException {
        // When
        var marked = json("zh.txt", CHINESE);
        var broken = json("zh2.txt", CHINESE.replace("别着急，首先需要核实您的身份，请输入您的出生日期。", "我保证没问题。"));

        // Then
        assertThat(marked.path("score").asDouble()).isEqualTo(1);
        assertThat(verdict(marked, "identity")).isEqualTo("met");
        assertThat(verdict(broken, "identity")).isEqualTo("broken");
        assertThat(verdict(broken, "promises")).isEqualTo("broken");
        assertThat(verdict(broken, "empathy")).isEqualTo("broken");
    }

    @Test
    void printsMarksForPeople() throws IOException {
        var ran = qa(Files.writeString(folder.resolve("bad.txt"), BAD).toString(), "--assistants", "../assistants");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().getFirst()).startsWith("bad.txt  ").endsWith(" %");
        assertThat(ran.out()).anyMatch(line -> line.contains("broken nothing is promised that nobody can keep: was said"));
        assertThat(ran.out()).anyMatch(line -> line.contains("line 3 agent: Your checking account holds five dollars."));
    }

    @Test
    void marksTheCallsOfAJournalThatHaveEnded() throws IOException {
        // When
        var once = qa("--journal", "127.0.0.1:5", "--assistants", "../assistants", "--json");
        var following = qa("--journal", "127.0.0.1:5", "--follow", "--assistants", "../assistants", "--json");

        // Then
        assertThat(once.out()).isEqualTo(following.out()).hasSize(1);
        var marked = new ObjectMapper().readTree(once.out().getFirst());
        assertThat(marked.path("transcripts").get(0).path("name").asText()).isEqualTo("a");
        assertThat(marked.path("transcripts").get(0).path("assistant").asText()).isEqualTo("retail");
        assertThat(verdict(marked, "greeting")).isEqualTo("met");
        assertThat(qa().err()).containsExactly("qa: name files, or --journal.");
    }

    @Test
    void saysInOneLineWhatItCannotDo() throws IOException {
        assertThat(qa("nowhere.txt").err()).containsExactly("qa: nowhere.txt: is not there");
        assertThat(qa("nowhere.txt").exitCode()).isEqualTo(Refused.BAD_REQUEST);
        var file = Files.writeString(folder.resolve("good.txt"), GOOD).toString();
        var ran = qa(file, "--assistant", "bakery", "--assistants", "../assistants");
        assertThat(ran.err()).containsExactly("qa: there is no assistant 'bakery' in ../assistants.");
    }

    private JsonNode json(String name, String text) throws IOException {
        var ran = qa(Files.writeString(folder.resolve(name), text).toString(), "--assistant", "banking", "--assistants", "../assistants", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).hasSize(1);
        return new ObjectMapper().readTree(ran.out().getFirst());
    }

    private static JsonNode mark(JsonNode report, String rule) {
        return report.path("transcripts").get(0).path("marks").valueStream().filter(mark -> mark.path("rule").asText().equals(rule)).findFirst().orElseThrow();
    }

    private static String verdict(JsonNode report, String rule) {
        return mark(report, rule).path("verdict").asText();
    }
}
