package io.callmesh.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCommandTest {

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
    void printsOneObjectALineForEachEventOfTheCall() throws IOException {
        var ran = call("--json", loud(16_000).toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).containsExactly(
                "{\"event\":\"call\",\"callId\":\"call-1\",\"assistant\":\"retail\"}",
                "{\"event\":\"said\",\"turn\":0,\"text\":\"Welcome.\",\"heardText\":\"Welcome.\",\"interrupted\":false,\"citations\":[\"hours.en.md#Weekdays\"]}",
                "{\"event\":\"heard\",\"turn\":1,\"text\":\"where is my order\",\"final\":true,\"confidence\":0.876}",
                "{\"event\":\"understood\",\"turn\":1,\"intent\":\"order_status\",\"slots\":{\"orderNumber\":\"4271\"}}",
                "{\"event\":\"tool\",\"turn\":1,\"name\":\"order_lookup\",\"outcome\":\"found\"}",
                "{\"event\":\"latency\",\"turn\":1,\"endpointMs\":500.0,\"responseMs\":512.5}",
                "{\"event\":\"said\",\"turn\":1,\"text\":\"Answer 1.\",\"heardText\":\"Answer 1.\",\"interrupted\":false,\"citations\":[\"hours.en.md#Weekdays\"]}",
                "{\"event\":\"ended\",\"reason\":\"caller_hung_up\"}");
    }

    @Test
    void waitsForTheGreetingThenSpeaksThenKeepsSendingSilence() throws IOException {
        call(loud(16_000).toString(), loud(16_000).toString());

        assertThat(gateway.received).containsExactly("quiet", "loud", "quiet", "loud", "quiet");
    }

    @Test
    void aTelephoneRecordingMakesTheLineATelephoneLine() throws IOException {
        call(loud(16_000).toString(), loud(8_000).toString());

        assertThat(gateway.config.getAudio().getRateHz()).isEqualTo(8_000);
    }

    @Test
    void theSecondRecordingInterruptsTheAnswerToTheFirst() throws IOException {
        var ran = call("--json", "--interrupt", "60", loud(16_000).toString(), loud(16_000).toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).filteredOn(line -> line.contains("said")).map(CallCommandTest::turnAndInterrupted)
                .containsExactly("0 false", "1 true", "2 false");
    }

    @Test
    void keysFollowTheLastAnswer() throws IOException {
        var ran = call("--json", "--dtmf", "4271#", loud(16_000).toString());

        assertThat(gateway.received).containsExactly("quiet", "loud", "quiet", "keys 4271#");
        assertThat(ran.out()).contains("{\"event\":\"dtmf\",\"turn\":2,\"digits\":\"4271#\"}");
    }

    @Test
    void recordsTheAgentInStepWithTheClock() throws IOException {
        var reply = folder.resolve("reply.wav");

        call("--record", reply.toString(), loud(16_000).toString());

        var samples = Wav.read(reply).samples();
        int greeted = IntStream.range(0, samples.length).filter(i -> samples[i] == 1000).findFirst().orElseThrow();
        int answered = IntStream.range(0, samples.length).filter(i -> samples[i] == 1001).findFirst().orElseThrow();
        int recordingAndEndOfTurn = (400 + 200) * 16; // what lies between the greeting's end and the answer at least
        assertThat(answered - greeted - 20 * 320).isGreaterThanOrEqualTo(recordingAndEndOfTurn - 60 * 16);
    }

    @Test
    void peopleReadATranscriptWithLatencies() throws IOException {
        var ran = call(loud(16_000).toString());

        assertThat(ran.out()).containsSequence("caller  Where is MY order?  (0.88)", "        = order_status {orderNumber=4271}",
                "        > order_lookup: found", "        513 ms (end of turn 500)");
    }

    @Test
    void aMissingFileIsNamed() {
        var ran = call("absent.wav");

        assertThat(ran.err()).containsExactly("call: no such file: absent.wav");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoWavIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("words.wav"), "these are not sounds");

        var ran = call(file.toString());

        assertThat(ran.err()).singleElement().asString().contains("words.wav").contains("not a WAV file");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void anUnknownAssistantIsAnsweredWithThoseThereAre() throws IOException {
        var ran = call("--assistant", "bank", loud(16_000).toString());

        assertThat(ran.err()).containsExactly("call: there is no assistant 'bank'. There are: coffee, retail.");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void aLanguageNobodyHearsIsAnsweredWithTheWaysOut() throws IOException {
        var ran = call("--language", "zh", loud(16_000).toString());

        assertThat(ran.err()).singleElement().asString().contains("no recogniser hears 'zh'", "callmesh.asr.engine.zh", "keypad", "--dtmf", "./mesh chat");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(gateway.received).isEmpty();
    }

    @Test
    void theKeypadNeedsNoRecognizer() {
        var ran = call("--language", "zh", "--dtmf", "1");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(gateway.received).contains("keys 1");
    }

    @Test
    void aGatewayThatDoesNotRunIsSaidWithHowToStartIt() throws IOException {
        gateway.close();

        var ran = call(loud(16_000).toString());

        assertThat(ran.err()).singleElement().asString().contains("no gateway answers at 127.0.0.1:", "./mesh up");
        assertThat(ran.exitCode()).isEqualTo(4);
    }

    @Test
    void anAddressWithoutPortIsRefused() throws IOException {
        var ran = Ran.command(new CallCommand(), "--gateway", "localhost", loud(16_000).toString());

        assertThat(ran.err()).containsExactly("call: --gateway must be HOST:PORT, found 'localhost'.");
    }

    private Ran call(String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "--gateway";
        all[1] = gateway.address();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Ran.command(new CallCommand(), all);
    }

    /// 400 ms of a loud tone.
    private Path loud(int rateHz) throws IOException {
        var samples = new short[rateHz * 4 / 10];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (8000 * Math.sin(2 * Math.PI * 400 * i / rateHz));
        var file = folder.resolve("loud" + rateHz + ".wav");
        new Wav(samples, rateHz).write(file);
        return file;
    }

    private static String turnAndInterrupted(String line) {
        return line.replaceAll(".*\"turn\":(\\d+).*\"interrupted\":(\\w+).*", "$1 $2");
    }
}
