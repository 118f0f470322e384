package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.logging.Console;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What docs/guides/grpc.md promises, as a plain grpc-java client finds it.
@QuarkusTest
@TestProfile(ApiTest.Alone.class)
class PlainClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LIMIT_BYTES = 4 << 20, TEXTS = 300, LONG_TEXT = 2_000;
    /// A window of 64 KB each way, sixteen requests in the inbox, and what netty holds: far below what was sent.
    private static final int MOST_TEXTS_AHEAD = 150;

    @Inject
    FakeMesh mesh;

    private int port;
    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().flowControlWindow(64 * 1024).build();
    }

    @AfterEach
    void leave() {
        channel.shutdownNow();
    }

    @Test
    void aDeadlineEndsTheCallAndItsWork() {
        // Given
        long before = mesh.interrupted();

        // When
        var call = Collected.converse(DialogueServiceGrpc.newStub(channel).withDeadlineAfter(500, TimeUnit.MILLISECONDS), opening());

        // Then
        assertThat(call.status(PATIENCE).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        await().atMost(PATIENCE).until(() -> mesh.interrupted() == before + 1);
    }

    @Test
    void theServerKeepsADeadlineOfWhichOnlyItWasTold() {
        // Given
        var headers = new Metadata();
        headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), "300m");
        long before = mesh.interrupted();

        // When
        var call = Collected.converse(DialogueServiceGrpc.newStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)), opening());

        // Then
        assertThat(call.status(PATIENCE).getCode()).isIn(Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);
        await().atMost(PATIENCE).until(() -> mesh.interrupted() == before + 1);
    }

    @Test
    void aClientThatCancelsEndsTheWork() {
        // Given
        var call = Collected.converse(DialogueServiceGrpc.newStub(channel), opening());
        call.await(ConverseResponse::hasSaid, PATIENCE);
        long before = mesh.interrupted();

        // When
        call.cancel();

        // Then
        await().atMost(PATIENCE).until(() -> mesh.interrupted() == before + 1);
    }

    @Test
    void aClientThatVanishesEndsTheWork() {
        // Given
        var call = Collected.converse(DialogueServiceGrpc.newStub(channel), opening());
        call.await(ConverseResponse::hasSaid, PATIENCE);
        long before = mesh.interrupted();

        // When
        channel.shutdownNow();

        // Then
        await().atMost(PATIENCE).until(() -> mesh.interrupted() == before + 1);
    }

    @Test
    void endingOnesHalfHangsUp() {
        // Given
        var call = Collected.converse(DialogueServiceGrpc.newStub(channel), opening());
        call.await(ConverseResponse::hasSaid, PATIENCE);

        // When
        call.requests().onCompleted();

        // Then
        assertThat(call.await(ConverseResponse::hasEnded, PATIENCE).getEnded().getReason()).isEqualTo("caller_hung_up");
        assertThat(call.status(PATIENCE).isOk()).isTrue();
    }

    @Test
    void aReaderWhoStopsHoldsUpTheWriterAndLosesNothing() {
        // Given
        var call = Collected.unread(DialogueServiceGrpc.newStub(channel), opening());
        long before = mesh.texts();

        // When
        for (int n = 0; n < TEXTS; n++) call.requests().onNext(text("x".repeat(LONG_TEXT - 4) + "%04d".formatted(n)));
        await().atMost(PATIENCE).during(Duration.ofMillis(500)).until(mesh::texts, new Unchanged());
        long ahead = mesh.texts() - before;
        call.read();

        // Then
        assertThat(ahead).isPositive().isLessThan(MOST_TEXTS_AHEAD);
        call.await(response -> response.getSaid().getText().endsWith("%04d".formatted(TEXTS - 1)), PATIENCE);
        assertThat(call.responses().stream().filter(ConverseResponse::hasSaid).skip(1).map(response -> response.getSaid().getText().substring(LONG_TEXT - 4)))
                .hasSize(TEXTS).isSorted();
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedByTheLimitItBroke() {
        var failure = refused(padded(LIMIT_BYTES));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(failure.getStatus().getDescription()).contains("exceeds maximum size " + LIMIT_BYTES);
    }

    @Test
    void aMessageBelowTheLimitArrives() {
        var answer = DialogueServiceGrpc.newBlockingStub(channel).listAssistants(padded(LIMIT_BYTES - 1_000));

        assertThat(answer.getAssistantsCount()).isOne();
    }

    @Test
    void whatIsNotThereIsUnimplemented() {
        for (var method : new String[] {"callmesh.gateway.v1.DialogueService/Sing", "callmesh.gateway.v9.DialogueService/Converse"}) {
            assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(channel, named(method), CallOptions.DEFAULT, ListAssistantsRequest.getDefaultInstance()))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
        }
    }

    @Test
    void aWrongFieldAndAnUnknownNameAreToldInDetails() throws Exception {
        // When
        var wrong = Collected.converse(DialogueServiceGrpc.newStub(channel), ConverseConfig.getDefaultInstance()).failure(PATIENCE);
        var unknown = refused(GetSessionRequest.newBuilder().setCallId("x".repeat(10_000)).build());

        // Then
        assertThat(StatusProto.fromThrowable(wrong).getDetails(0).unpack(BadRequest.class).getFieldViolations(0).getField()).isEqualTo("config.assistant");
        var info = StatusProto.fromThrowable(unknown).getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo("CALL_UNKNOWN");
        assertThat(info.getDomain()).isEqualTo("callmesh.io");
    }

    @Test
    void pingsAsOftenAsIsPromisedAreBorneAndMoreAreNot() throws Exception {
        assertThat(RawPings.each(Duration.ofMillis(2_050), 4, port)).isEmpty();
        assertThat(RawPings.each(Duration.ofMillis(20), 8, port)).hasValueSatisfying(goodbye -> assertThat(goodbye).contains("too_many_pings"));
    }

    @Test
    void whoLeavesIsNoWarningAndOtherWarningsAreTold() {
        Console.assertTellsAllButDepartures();
    }

    private StatusRuntimeException refused(ListAssistantsRequest request) {
        return failure(() -> DialogueServiceGrpc.newBlockingStub(channel).listAssistants(request));
    }

    private StatusRuntimeException refused(GetSessionRequest request) {
        return failure(() -> DialogueServiceGrpc.newBlockingStub(channel).getSession(request));
    }

    private static StatusRuntimeException failure(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException failure) {
            return failure;
        }
        throw new AssertionError("was answered");
    }

    private static ConverseConfig opening() {
        return ConverseConfig.newBuilder().setAssistant("parrot").setText(TextOnly.getDefaultInstance()).build();
    }

    private static ConverseRequest text(String text) {
        return ConverseRequest.newBuilder().setText(text).build();
    }

    /// With a field that nobody knows.
    private static ListAssistantsRequest padded(int bytes) {
        var padding = UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFrom(new byte[bytes])).build();
        return ListAssistantsRequest.newBuilder().setUnknownFields(UnknownFieldSet.newBuilder().addField(1_000, padding).build()).build();
    }

    private static MethodDescriptor<ListAssistantsRequest, ?> named(String method) {
        return DialogueServiceGrpc.getListAssistantsMethod().toBuilder().setFullMethodName(method).build();
    }
}
