package io.callmesh.tts.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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
    void englishComesInFramesOf20MsWithTheTimeOfEachWord() throws InterruptedException {
        var text = "Please hold. I will transfer you to a human agent.";

        var heard = client.say("en-US", "", 16_000, text);

        assertThat(heard.told(text)).containsExactly("Please", "hold", "I", "will", "transfer", "you", "to", "a", "human", "agent");
        assertThat(heard.chunks().subList(0, heard.chunks().size() - 1)).containsOnly(640);
        assertThat(heard.length().toMillis()).isBetween(2_800L, 4_200L).isEqualTo(heard.pcm().length / 32);
        assertThat(heard.startMs(2) - heard.endMs(1)).as("pause between the sentences").isGreaterThan(200);
    }

    @Test
    void mandarinComesWithTheTimeOfEachCharacter() throws InterruptedException {
        var text = "您的订单号是四二七一";

        var heard = client.say("zh-CN", "", 16_000, text);

        assertThat(heard.told(text)).containsExactly("您", "的", "订", "单", "号", "是", "四", "二", "七", "一");
        assertThat(heard.chunks().subList(0, heard.chunks().size() - 1)).containsOnly(640);
    }
}
