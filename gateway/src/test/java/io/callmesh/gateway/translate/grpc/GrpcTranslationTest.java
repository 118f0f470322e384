package io.callmesh.gateway.translate.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslateResponse;
import io.callmesh.proto.translation.v1.Translated;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.proto.translation.v1.Untranslated;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetReader;
import io.callmesh.runtime.grpc.PackDoor;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.pack.PackShelf;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcTranslationTest {

    private static final Assistant SHOP = FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<TurnBudget> left = new CopyOnWriteArrayList<>();
    private final PackShelf shelf = new PackShelf(1);
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).addService(new PackDoor(shelf) {}).addService(new Book()).intercept(new BudgetReader()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void whatIsKnownIsTranslatedOnceTheServiceHasThePack() throws InterruptedException {
        assertThat(new GrpcTranslation(channel, PATIENCE).translate("call", SHOP, "dónde está mi pedido", "es", "en")).contains("where is my order");
    }

    @Test
    void whatIsNotKnownIsNothing() throws InterruptedException {
        assertThat(new GrpcTranslation(channel, PATIENCE).translate("call", SHOP, "qué tiempo hace", "es", "en")).isEmpty();
    }

    @Test
    void aServiceThatIsAwayIsUnavailable() {
        server.shutdownNow();
        assertThatThrownBy(() -> new GrpcTranslation(channel, PATIENCE).translate("call", SHOP, "hola", "es", "en"))
                .isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("translation")));
    }

    @Test
    void theServiceIsToldWhatIsLeftOfTheTurnAndASpentOneNamesTheStage() throws Exception {
        // Given
        var nanos = new AtomicLong();
        var budget = TurnBudget.of(Duration.ofMinutes(2), nanos::get);
        var translation = new GrpcTranslation(channel, PATIENCE);
        budget.during(() -> translation.translate("call", SHOP, "dónde está mi pedido", "es", "en"));

        // When
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        // Then
        assertThat(left).isNotEmpty().allSatisfy(told -> assertThat(told.limited()).isTrue());
        assertThatThrownBy(() -> budget.during(() -> translation.translate("call", SHOP, "hola", "es", "en")))
                .isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.TimedOut("translation", Duration.ofMinutes(2))));
    }

    /// Has one sentence, for those whose pack it has.
    private final class Book extends TranslationServiceGrpc.TranslationServiceImplBase {

        @Override
        public void translate(TranslateRequest request, StreamObserver<TranslateResponse> answer) {
            ServedCall.answer("translate", answer, () -> {
                shelf.get(request.getPack());
                left.add(TurnBudget.current());
                boolean known = request.getText().equals("dónde está mi pedido") && request.getTarget().equals("en");
                return known ? TranslateResponse.newBuilder().setTranslated(Translated.newBuilder().setText("where is my order")).build()
                        : TranslateResponse.newBuilder().setUntranslated(Untranslated.newBuilder().setReason(Untranslated.Reason.REASON_UNKNOWN_PHRASE)).build();
            });
        }
    }
}
