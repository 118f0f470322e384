package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import io.callmesh.gateway.access.Held;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceBlockingStub;
import io.callmesh.proto.gateway.v1.EndSessionRequest;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is tried at the gRPC door, and what comes of it. SECURITY.md names these tests.
@QuarkusTest
@TestProfile(Locked.class)
class GrpcBreakInTest {

    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditLines audit = AuditLines.open();
    private ManagedChannel channel;

    @Inject
    FakeMesh mesh;

    @Inject
    Held held;

    @BeforeEach
    void connect() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        audit.close();
    }

    private static Metadata bearing(String... tokens) {
        var metadata = new Metadata();
        for (var token : tokens) metadata.put(AUTHORIZATION, "Bearer " + token);
        return metadata;
    }

    private DialogueServiceBlockingStub with(String... tokens) {
        return DialogueServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearing(tokens)));
    }

    private static StatusRuntimeException refused(Status.Code code, ThrowingCallable call) {
        var refused = new StatusRuntimeException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, status -> refused[0] = status);
        assertThat(refused[0].getStatus().getCode()).isEqualTo(code);
        return refused[0];
    }

    private static ErrorInfo info(StatusRuntimeException refused) throws Exception {
        for (var detail : StatusProto.fromThrowable(refused).getDetailsList()) if (detail.is(ErrorInfo.class)) return detail.unpack(ErrorInfo.class);
        throw new AssertionError("no ErrorInfo");
    }

    @Test
    void noMethodOfTheServiceAnswersWithoutAKey() throws Exception {
        for (MethodDescriptor<?, ?> method : DialogueServiceGrpc.getServiceDescriptor().getMethods()) {
            var refused = refused(Status.Code.UNAUTHENTICATED, () -> called(method));

            assertThat(info(refused).getReason()).isEqualTo("UNAUTHENTICATED");
            assertThat(info(refused).getDomain()).isEqualTo("callmesh.io");
        }
        audit.await("action=EndSession", "outcome=unauthenticated", "surface=grpc", "peer=127.0.0.1");
        audit.await("action=Converse", "outcome=unauthenticated");
    }

    /// With an empty message, whatever it takes.
    @SuppressWarnings("unchecked")
    private <Q, A> void called(MethodDescriptor<Q, A> method) {
        var request = method.parseRequest(ByteString.EMPTY.newInput());
        var unary = method.toBuilder().setType(MethodDescriptor.MethodType.UNARY).build();
        ClientCalls.blockingUnaryCall(channel, unary, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS), request);
    }

    @Test
    void keysThatAreWrongAreRefused() {
        for (var token : List.of(Locked.key("expired"), Locked.key("revoked"), "x", "cmk_abcdefghjk_" + "A".repeat(43), "x".repeat(9_000))) {
            refused(Status.Code.UNAUTHENTICATED, () -> with(token).listAssistants(ListAssistantsRequest.getDefaultInstance()));
        }
        refused(Status.Code.UNAUTHENTICATED, () -> with(Locked.key("shop"), Locked.key("shop")).listAssistants(ListAssistantsRequest.getDefaultInstance()));
        audit.await("action=ListAssistants", "the key was revoked");
    }

    @Test
    void anotherTenantsCallIsNotThere() throws Exception {
        mesh.save(FakeMesh.remembered());
        var request = GetSessionRequest.newBuilder().setCallId("c1").build();

        var hidden = refused(Status.Code.NOT_FOUND, () -> with(Locked.key("rival")).getSession(request));

        assertThat(info(hidden).getReason()).isEqualTo("CALL_UNKNOWN");
        assertThat(with(Locked.key("shop")).getSession(request).getSession().getTenant()).isEqualTo("acme");
        refused(Status.Code.NOT_FOUND, () -> with(Locked.key("rival")).endSession(EndSessionRequest.newBuilder().setCallId("live").build()));
        audit.await("action=GetSession", "outcome=not_found", "tenant=globex", "target=c1");
    }

    @Test
    void aRoleGivesWhatBelongsToItAndNothingElse() throws Exception {
        var refused = refused(Status.Code.PERMISSION_DENIED, () -> with(Locked.key("caller")).getSession(GetSessionRequest.newBuilder().setCallId("c1").build()));

        assertThat(info(refused).getReason()).isEqualTo("FORBIDDEN");
        audit.await("action=GetSession", "outcome=forbidden");
    }

    @Test
    void aTenantIsNotBelievedAsSentAndACallerOnlyFromThoseWhoMayVouch() throws InterruptedException {
        assertThat(fault("shop", config().setTenant("globex"))).isInstanceOf(Fault.Forbidden.class);
        assertThat(fault("caller", config().setCaller("+15550100"))).isInstanceOf(Fault.Forbidden.class);
        assertThat(fault("agent", config())).isInstanceOf(Fault.Forbidden.class);
        audit.await("action=Converse", "outcome=forbidden", "another tenant");

        try (var call = converse("shop", config().setCaller("+15550100"))) {
            assertThat(call.heard().take(PATIENCE)).isInstanceOf(Received.Item.class);
            assertThat(mesh.lastOpening().tenant()).isEqualTo("acme");
            assertThat(mesh.lastOpening().caller()).isEqualTo("+15550100");
        }
    }

    @Test
    void aKeyHoldsNoMoreStreamsThanItsCalls() throws Exception {
        try (var held = converse("one", config())) {
            assertThat(held.heard().take(PATIENCE)).isInstanceOf(Received.Item.class);

            var refused = (StatusRuntimeException) broken("one", config());

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(info(refused).getReason()).isEqualTo("LIMIT_REACHED");
            assertThat(StatusProto.fromThrowable(refused).getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(5);
            audit.await("action=Converse", "outcome=limit_reached");
        }
    }

    @Test
    void aCallOfAKeyThatIsCutOffEnds() throws Exception {
        try (var call = converse("admin", config())) {
            assertThat(call.heard().take(PATIENCE)).isInstanceOf(Received.Item.class);
            held.end("key:" + Locked.key("admin").substring(4, 14));
            var failure = failure(call);
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(failure).hasMessageContaining("the key was revoked");
            audit.await("surface=grpc", "action=Converse", "outcome=unauthenticated", "the key was revoked");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsRefused() throws Exception {
        try (var call = converse("shop", config())) {
            call.said().put(ConverseRequest.newBuilder().setAudio(ByteString.copyFrom(new byte[5_000_000])).build());

            assertThat(failure(call).getStatus().getCode()).as("the stream is reset").isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
        }
    }

    @Test
    void healthIsAnyonesToAsk() {
        var answer = HealthGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS).check(HealthCheckRequest.getDefaultInstance());

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
    }

    private static ConverseConfig.Builder config() {
        return ConverseConfig.newBuilder().setAssistant("parrot").setText(TextOnly.getDefaultInstance());
    }

    private OpenedStream<ConverseRequest, ConverseResponse> converse(String key, ConverseConfig.Builder config) throws InterruptedException {
        var stub = DialogueServiceGrpc.newStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearing(Locked.key(key))));
        var call = OpenedStream.open(PATIENCE, stub::converse);
        try {
            call.said().put(ConverseRequest.newBuilder().setConfig(config).build());
        } catch (MeshException refused) {
            // Before it was asked what it wants: what it was told is read by the caller.
        }
        return call;
    }

    private Fault fault(String key, ConverseConfig.Builder config) throws InterruptedException {
        return StatusFault.of((StatusRuntimeException) broken(key, config), "gateway").fault();
    }

    private Throwable broken(String key, ConverseConfig.Builder config) throws InterruptedException {
        try (var call = converse(key, config)) {
            return failure(call);
        }
    }

    private static StatusRuntimeException failure(OpenedStream<ConverseRequest, ConverseResponse> call) throws InterruptedException {
        while (true) {
            switch (call.heard().take(PATIENCE)) {
                case Received.Broken<ConverseResponse>(var failure) -> {
                    return failure;
                }
                case Received.Item<ConverseResponse> _ -> { }
                case Received.Nothing<ConverseResponse> _, Received.Ended<ConverseResponse> _ -> throw new AssertionError("it was not refused");
            }
        }
    }
}
