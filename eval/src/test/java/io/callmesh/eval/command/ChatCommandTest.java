package io.callmesh.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.eval.FakeGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {

    @TempDir
    Path folder;

    private FakeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void eachLineIsATurn() {
        var ran = chat("你好\n\nwhere is my order\n", "--language", "zh");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(gateway.received).containsExactly("text 你好", "text where is my order");
        assertThat(ran.out()).contains("caller  你好", "agent   Answer 2. [hours.en.md#Weekdays]");
    }

    @Test
    void printsTheSameObjectsAsACall() {
        var ran = chat("Hello!\n", "--json");

        assertThat(ran.out()).contains("{\"event\":\"heard\",\"turn\":1,\"text\":\"hello\",\"final\":true,\"confidence\":1.0}")
                .endsWith("{\"event\":\"ended\",\"reason\":\"caller_hung_up\"}");
    }

    @Test
    void keysCanBePressed() {
        chat("/keys 12#\n");

        assertThat(gateway.received).containsExactly("keys 12#");
    }

    @Test
    void answersAreSpokenOnlyForARecording() {
        chat("hello\n");
        assertThat(gateway.config.getText().getSpokenRateHz()).isZero();

        chat("hello\n", "--record", folder.resolve("agent.wav").toString());
        assertThat(gateway.config.getText().getSpokenRateHz()).isEqualTo(16_000);
        assertThat(folder.resolve("agent.wav")).exists();
    }

    private Ran chat(String typed, String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "--gateway";
        all[1] = gateway.address();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Ran.command(new ChatCommand(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))), all);
    }
}
