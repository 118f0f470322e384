package io.callmesh.tts.edge;

import static io.callmesh.tts.edge.Client.config;
import static io.callmesh.tts.edge.Client.heard;
import static io.callmesh.tts.edge.Client.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.audio.Pcm;
import io.callmesh.proto.tts.v1.ListVoicesRequest;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.callmesh.proto.tts.v1.Voice;
import io.callmesh.runtime.logging.Console;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SynthesisServiceTest {

    private Client client;

    @BeforeEach
    void connect() {
        await().atMost(Duration.ofMinutes(2)).until(() -> given().get("/q/health/ready").statusCode() == 200);
        client = new Client();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void aListenerWhoLeavesIsNoWarningAndOtherWarningsAreTold() {
        Console.assertTellsAllButDepartures();
    }

    @Test
    void englishComesInFramesOf20MsWithTheTimeOfEachWord() throws InterruptedException {
        var text = "Please hold. I will transfer you to a human agent.";

        var heard = client.say("en-US", "", 16_000, text);

        assertThat(heard.told(text)).containsExactly("Please", "hold", "I", "will", "transfer", "you", "to", "a", "human", "agent");
        assertThat(heard.chunks().subList(0, heard.chunks().size() - 1)).containsOnly(640);
        assertThat(heard.length().toMillis()).isBetween(2_800L, 4_200L).isEqualTo(heard.pcm().length / 32);
        assertThat(heard.startMs(2) - heard.endMs(1)).as("pause between the sentences").isGreaterThan(200);
    }

    @Test
    void wordsPointIntoTheTextAsItWasSentNotAsItIsRead() throws InterruptedException {
        var text = "Mr. Lee, your balance is $128.50, and it is due on December 24.";

        for (var voice : new String[] {"marytts", "freetts", "espeak"}) {
            assertThat(client.say("en", voice, 16_000, text).told(text)).as(voice)
                    .containsExactly("Mr.", "Lee", "your", "balance", "is", "$128.50", "and", "it", "is", "due", "on", "December", "24");
        }
    }

    @Test
    void mandarinComesWithTheTimeOfEachCharacter() throws InterruptedException {
        var text = "您的订单号是4271";

        var heard = client.say("zh-CN", "", 16_000, text);

        assertThat(heard.told(text)).containsExactly("您", "的", "订", "单", "号", "是", "4", "2", "7", "1");
        assertThat(heard.chunks().subList(0, heard.chunks().size() - 1)).containsOnly(640);
    }

    @Test
    void everyRateIsGivenAndTheLengthStaysTheSame() throws InterruptedException {
        var own = client.say("en", "", 48_000, "One moment please.").length().toMillis();

        for (int rateHz : new int[] {8_000, 16_000, 22_050, 24_000}) {
            var heard = client.say("en", "", rateHz, "One moment please.");
            assertThat(heard.length().toMillis()).isBetween(own - 2, own + 2);
            assertThat(heard.chunks().getFirst()).isEqualTo(2 * rateHz / 50);
        }
    }

    @Test
    void textsOfOneStreamAreSaidInTurn() throws InterruptedException {
        try (var stream = client.open()) {
            stream.said().put(config("es", "", 8_000));
            stream.said().put(text(5, "Hola."));
            stream.said().put(text(6, " "));
            stream.said().put(text(7, "Su pedido 4271 llega hoy."));

            assertThat(heard(stream, 5).length()).isPositive();
            assertThat(heard(stream, 6).length()).isZero();
            assertThat(heard(stream, 7).told("Su pedido 4271 llega hoy.")).containsExactly("Su", "pedido", "4", "2", "7", "1", "llega", "hoy");
        }
    }

    @Test
    void aLongTextIsOneSoundWithWordsInOrder() throws InterruptedException {
        var text = "We are open from nine to six on weekdays, and from ten to four on Saturdays. ".repeat(6).strip();

        var heard = client.say("en", "freetts/kevin16-low", 16_000, text);

        assertThat(heard.told(text)).hasSize(6 * 16);
        for (int i = 1; i < heard.words().size(); i++) assertThat(heard.startMs(i)).isGreaterThanOrEqualTo(heard.endMs(i - 1) - 2);
        assertThat(heard.endMs(heard.words().size() - 1)).isLessThanOrEqualTo(heard.length().toMillis() + 120);
    }

    @Test
    void aPhraseSaidAgainSoundsTheSame() throws InterruptedException {
        var once = client.say("en", "", 16_000, "Sorry, I did not catch that.");
        var again = client.say("en", "", 16_000, "Sorry, I did not catch that.");

        assertThat(again.pcm()).isEqualTo(once.pcm());
        assertThat(again.words()).isEqualTo(once.words());
    }

    @Test
    void aWholeTextComesInOneAnswer() {
        var answer = client.blocking().synthesize(SynthesizeRequest.newBuilder().setConfig(config("en", "", 0).getConfig()).setText("Goodbye.")
                .build());

        assertThat(answer.getVoice()).isEqualTo("marytts/cmu-slt-hsmm");
        assertThat(answer.getRateHz()).isEqualTo(48_000);
        assertThat(answer.getWordsCount()).isEqualTo(1);
        assertThat(Pcm.levelDb(Pcm.decode(answer.getAudio().toByteArray()))).isGreaterThan(50);
    }

    @Test
    void voicesAreListedByLanguage() {
        var english = client.blocking().listVoices(ListVoicesRequest.newBuilder().setLanguage("en-GB").build()).getVoicesList();
        var all = client.blocking().listVoices(ListVoicesRequest.getDefaultInstance()).getVoicesList();

        assertThat(english).extracting(Voice::getName).containsExactly("espeak/en-us", "freetts/kevin16", "freetts/kevin16-high",
                "freetts/kevin16-low", "marytts/cmu-slt-hsmm");
        assertThat(all).extracting(Voice::getName).contains("espeak/cmn", "espeak/es").doesNotContain("tone/sine");
        assertThat(all).allMatch(voice -> voice.getRateHz() > 0 && !voice.getLicense().isEmpty() && voice.getName().startsWith(voice.getEngine()));
    }

    @Test
    void twoHundredListenersWhoLeaveInTheMiddleLeaveNoThreadBehind() throws InterruptedException {
        var text = "I am going to tell you a rather long story about an order.";
        for (int i = 0; i < 200; i++) {
            try (var stream = client.open()) {
                stream.said().put(config("en", "", 16_000));
                stream.said().put(text(i, i + " " + text));
                while (!Client.next(stream).hasAudio()) assertThat(stream).isNotNull();
            }
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> maryThreads() == 0);
        assertThat(client.say("en", "", 16_000, "Still here.").length()).isPositive();
    }

    private static long maryThreads() {
        var threads = new Thread[2 * Thread.activeCount() + 1_000];
        var root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) root = root.getParent();
        int count = root.enumerate(threads);
        return Arrays.stream(threads, 0, count).filter(thread -> thread.getThreadGroup() != null && thread.getThreadGroup().getName()
                .equals("mary")).count();
    }
}
