package io.callmesh.eval.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.eval.transcript.Conversation.Speaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFileTest {

    @TempDir
    Path folder;

    @Test
    void readsTextWithSpeakersTimesAndLinesThatGoOn() throws IOException {
        // When
        var read = one("""
                [00:01] Agent: Hello,
                how can I help?

                00:05 Customer: my order: where is it
                **Agent:** Let me see.
                """);

        // Then
        assertThat(said(read)).containsExactly("AGENT Hello, how can I help? 1", "CALLER my order: where is it 4", "AGENT Let me see. 5");
        assertThat(read.language()).isEqualTo("en");
    }

    @Test
    void readsChineseNamesAndColons() throws IOException {
        // When
        var read = one("客服：您好，这里是商店。\n客户：我的订单 4271 在哪里？\n");

        // Then
        assertThat(said(read)).containsExactly("AGENT 您好，这里是商店。 1", "CALLER 我的订单 4271 在哪里？ 2");
        assertThat(read.language()).isEqualTo("zh");
    }

    @Test
    void tellsConversationsOfAFileApart() throws IOException {
        var read = read("agent: one\n---\nagent: two\n");
        assertThat(read).extracting(Conversation::name).containsExactly("t.txt #1", "t.txt #2");
    }

    @Test
    void readsWhatTheMeshPrints() throws IOException {
        // When
        var read = one("""
                call c-1 with retail (en)
                agent   Welcome to Juniper Street.
                caller  what is your refund policy  (0.87)
                        = refund_policy {}
                agent   Thirty days. [refunds#policy]
                        (interrupted after: Thirty)
                keys    0
                ended   completed
                """);

        // Then
        assertThat(said(read)).containsExactly("AGENT Welcome to Juniper Street. 2", "CALLER what is your refund policy 3", "AGENT Thirty days. 5");
        assertThat(read.assistant()).isEqualTo("retail");
    }

    @Test
    void readsTheMeshsEvents() throws IOException {
        // When
        var read = one("""
                {"event":"call","callId":"c-1","assistant":"retail"}
                {"event":"said","turn":0,"text":"Welcome to us","heardText":"Welcome","interrupted":true}
                {"event":"heard","turn":1,"text":"wher","final":false,"confidence":0.1}
                {"event":"heard","turn":1,"text":"where","final":true,"confidence":0.9}
                {"event":"ended","reason":"completed"}
                """);

        // Then
        assertThat(said(read)).containsExactly("AGENT Welcome 2", "CALLER where 4");
        assertThat(read.assistant()).isEqualTo("retail");
    }

    @Test
    void readsJournalEntriesOfCallsThatWereAtOnce() throws IOException {
        // When
        var read = read("""
                {"callId":"a","assistant":"retail","sequence":"1","callStarted":{"language":"zh"}}
                {"data":{"callId":"b","assistant":"coffee","turn":1,"sequence":"2","turnTaken":{"caller":"latte","said":"One latte."}}}
                {"callId":"a","assistant":"retail","turn":0,"sequence":"2","turnTaken":{"said":"Welcome"}}
                """);

        // Then
        assertThat(read).extracting(Conversation::name).containsExactly("t.txt a", "t.txt b");
        assertThat(read).extracting(Conversation::language).containsExactly("zh", "en");
        assertThat(said(read.getLast())).containsExactly("CALLER latte 2", "AGENT One latte. 2");
    }

    @Test
    void readsRemarksConversationsAndSessionsInJson() throws IOException {
        assertThat(said(one("{\"role\":\"user\",\"content\":\"hi\"}\n{\"role\":\"assistant\",\"content\":\"hello\"}"))).containsExactly("CALLER hi 1", "AGENT hello 2");
        assertThat(said(one("[{\"speaker\":\"agent\",\"text\":\"hello\"}]"))).containsExactly("AGENT hello 1");
        assertThat(read("{\"id\":1,\"turns\":[{\"speaker\":\"agent\",\"text\":\"a\"}]}\n{\"id\":2,\"messages\":[{\"who\":\"caller\",\"utterance\":\"b\"}]}")).hasSize(2);
        var session = one("{\"callId\":\"c\",\"assistant\":\"retail\",\"turns\":[{\"turn\":0,\"caller\":\"\",\"said\":\"Welcome\"},{\"turn\":1,\"caller\":\"hi\",\"said\":\"Hello\"}]}");
        assertThat(said(session)).containsExactly("AGENT Welcome 1", "CALLER hi 1", "AGENT Hello 1");
    }

    @Test
    void saysWhatIsWrongWithAFileAndNotWhatIsInIt() throws IOException {
        assertRefused(folder.resolve("none.txt"), "is not there");
        assertRefused(folder, "is a folder");
        assertRefused(file(" \n"), "is empty");
        assertRefused(file("hello secret\n"), "t.txt line 1: expected a speaker before the first words");
        assertRefused(file("---\n"), "nobody says anything");
        assertRefused(file("{\"speaker\":\"agent\",\"text\":\"a\"}\n{\"speaker\":\"secret\"}\n"), "t.txt line 2: expected a remark");
        assertRefused(file("{\"speaker\":\"agent\",\"text\":\"a\"}\n{\"speaker\": secret}\n"), "t.txt line 2: expected JSON");
        Files.write(folder.resolve("latin.txt"), "agent: gr\u00fc\u00df secret".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(folder.resolve("latin.txt"), "expected text in UTF-8");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> TranscriptFile.read(file)).isInstanceOf(Unreadable.class).hasMessageContaining(why).message().doesNotContain("secret");
    }

    private static List<String> said(Conversation conversation) {
        return conversation.remarks().stream().map(remark -> (remark.speaker() == Speaker.AGENT ? "AGENT " : "CALLER ") + remark.text() + " " + remark.line()).toList();
    }

    private Conversation one(String text) throws IOException {
        var read = read(text);
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private List<Conversation> read(String text) throws IOException {
        return TranscriptFile.read(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.txt"), text);
    }
}
