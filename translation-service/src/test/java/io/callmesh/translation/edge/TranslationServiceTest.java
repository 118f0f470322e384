package io.callmesh.translation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.Parallel;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.proto.pack.v1.Slot;
import io.callmesh.proto.translation.v1.DetectLanguageRequest;
import io.callmesh.proto.translation.v1.ListLanguagePairsRequest;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslateResponse;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc.TranslationServiceBlockingStub;
import io.callmesh.proto.translation.v1.Untranslated;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TranslationServiceTest {

    private static final PackRef SHOP = PackRef.newBuilder().setId("shop").setHash("1f").build();

    private ManagedChannel channel;
    private TranslationServiceBlockingStub translation;

    @BeforeEach
    void open() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        translation = TranslationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
        PackServiceGrpc.newBlockingStub(channel).putPack(PutPackRequest.newBuilder().setPack(shop()).build());
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void becomesReadyWhenItsEngineHasAnswered() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void translatesOutOfThePacksPhraseBook() {
        // When
        var answer = translate("¿Dónde está el pedido 4271?", "", "en", "").getTranslated();

        // Then
        assertThat(answer.getText()).isEqualTo("where is order 4271?");
        assertThat(answer.getSource()).isEqualTo("es");
        assertThat(answer.getEngine()).isEqualTo("phrases");
        assertThat(answer.getScore()).isEqualTo(1);
    }

    @Test
    void saysThatItKnowsNoTranslation() {
        assertThat(translate("my cat is ill", "en", "es", "").getUntranslated().getReason()).isEqualTo(Untranslated.Reason.REASON_UNKNOWN_PHRASE);
        assertThat(translate("my cat is ill", "en", "fr", "").getUntranslated().getReason()).isEqualTo(Untranslated.Reason.REASON_UNKNOWN_PAIR);
    }

    @Test
    void usesTheEngineThatTheRequestNames() {
        assertThat(translate("hello", "en", "es", "scripted").getTranslated().getText()).isEqualTo("es:hello");
    }

    @Test
    void namesTheWrongFieldAndTheUnknownPack() {
        assertThat(failure(() -> translate("", "en", "es", "")).getDescription()).isEqualTo("text: must not be empty");
        assertThat(failure(() -> translate("x".repeat(2001), "en", "es", "")).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure(() -> translate("hello", "en", "", "")).getDescription()).startsWith("target: ");
        assertThatThrownBy(() -> translation.translate(TranslateRequest.newBuilder()
                .setPack(PackRef.newBuilder().setId("shop").setHash("2f")).setText("hello").setSource("en").setTarget("es").build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> assertThat(StatusFault.packUnknown(failure)).isTrue());
    }

    @Test
    void asksALanguageModelWhenTold() {
        assertThat(translate("good morning", "en", "es", "llm").getTranslated().getText()).isEqualTo("buenos días");
        assertThat(translate("hello", "en", "es", "llm").getUntranslated().getReason()).isEqualTo(Untranslated.Reason.REASON_UNSUPPORTED);
    }

    @Test
    void detectsLanguages() {
        var detected = translation.detectLanguage(DetectLanguageRequest.newBuilder().setText("我的订单在哪里").build());
        assertThat(detected.getLanguage()).isEqualTo("zh");
        assertThat(detected.getConfidence()).isEqualTo(1);
        assertThat(failure(() -> translation.detectLanguage(DetectLanguageRequest.getDefaultInstance())).getDescription()).startsWith("text: ");
    }

    @Test
    void listsThePairsOfEveryEngine() {
        var pairs = translation.listLanguagePairs(ListLanguagePairsRequest.getDefaultInstance()).getPairsList();
        assertThat(pairs).extracting(pair -> pair.getEngine() + " " + pair.getSource() + ">" + pair.getTarget())
                .contains("phrases en>es", "phrases es>en", "phrases en>zh", "phrases zh>en", "llm en>zh", "scripted en>es")
                .doesNotHaveDuplicates();
    }

    private TranslateResponse translate(String text, String source, String target, String engine) {
        return translation.translate(TranslateRequest.newBuilder()
                .setPack(SHOP).setText(text).setSource(source).setTarget(target).setEngine(engine).build());
    }

    private static Status failure(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException failure) {
            return failure.getStatus();
        }
        throw new AssertionError("answered");
    }

    private static Pack shop() {
        return Pack.newBuilder().setRef(SHOP)
                .addSlots(Slot.newBuilder().setName("number").setKind(Slot.Kind.KIND_DIGITS).setMinLength(4).setMaxLength(4))
                .addParallels(Parallel.newBuilder()
                        .addSides(Phrase.newBuilder().setLanguage("en").setText("where is order {number}"))
                        .addSides(Phrase.newBuilder().setLanguage("es").setText("dónde está el pedido {number}")))
                .build();
    }
}
