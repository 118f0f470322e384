package io.callmesh.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc.DialogueServiceBlockingStub;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.GetSessionResponse;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.TurnBudget;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A turn's budget over real connections on loopback.
class BudgetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<TurnBudget> found = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> deadlines = new LinkedBlockingQueue<>();
    private Server server;
    private ManagedChannel channel;

    /// A session called `relay` asks once more, as a service that needs another does; `stuck` never ends.
    private final class Door extends DialogueServiceGrpc.DialogueServiceImplBase {

        @Override
        public void getSession(GetSessionRequest request, StreamObserver<GetSessionResponse> answer) {
            ServedCall.answer("budget", answer, () -> {
                found.add(TurnBudget.current());
                deadlines.add(Context.current().getDeadline() != null);
                if (request.getCallId().equals("relay")) return relay();
                if (request.getCallId().equals("stuck")) new CountDownLatch(1).await();
                if (TurnBudget.current().spent()) throw TurnBudget.current().timedOut("session");
                return GetSessionResponse.getDefaultInstance();
            });
        }

        private GetSessionResponse relay() {
            return DialogueServiceGrpc.newBlockingStub(ClientInterceptors.intercept(channel, BudgetSender.forwarding())).getSession(session("leaf"));
        }

        @Override
        public StreamObserver<ConverseRequest> converse(StreamObserver<ConverseResponse> answers) {
            return ServedStream.serve("budget", PATIENCE, answers, (_, _) -> {
                found.add(TurnBudget.current());
                deadlines.add(Context.current().getDeadline() != null);
            });
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).addService(new Door()).intercept(new BudgetReader()).build().start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void theServedCallFindsWhatIsLeft() throws InterruptedException {
        // Given
        var nanos = new AtomicLong();
        var budget = TurnBudget.of(Duration.ofMinutes(2), nanos::get);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        // When
        stub().withInterceptors(BudgetSender.of(budget)).getSession(session("leaf"));
        // Then
        assertThat(taken().left()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(deadlines.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutABudgetNothingIsLimited() throws InterruptedException {
        // When
        stub().withInterceptors(BudgetSender.of(TurnBudget.UNLIMITED)).getSession(session("leaf"));
        // Then
        assertThat(taken()).isSameAs(TurnBudget.UNLIMITED);
        assertThat(deadlines.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whatIsLeftIsPassedOn() throws InterruptedException {
        // When
        stub().withInterceptors(BudgetSender.of(TurnBudget.of(Duration.ofMinutes(1)))).getSession(session("relay"));
        // Then
        var relay = taken();
        var leaf = taken();
        assertThat(leaf.limited()).isTrue();
        assertThat(leaf).isNotSameAs(relay);
        assertThat(leaf.left()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aStreamMayBeToldABudgetWithoutADeadline() throws InterruptedException {
        // Given
        var method = DialogueServiceGrpc.newStub(channel).withInterceptors(BudgetSender.untilFirst(TurnBudget.of(Duration.ofMinutes(1))));
        // When
        try (var stream = OpenedStream.<ConverseRequest, ConverseResponse>open(PATIENCE, method::converse)) {
            stream.heard().take(PATIENCE);
        }
        // Then
        assertThat(taken().limited()).isTrue();
        assertThat(deadlines.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aStageThatHasNoTimeLeftSaysSoByName() {
        // When
        var failure = catchThrowableOfType(StatusRuntimeException.class,
                () -> stub().withInterceptors(BudgetSender.of(TurnBudget.of(Duration.ZERO))).getSession(session("leaf")));
        // Then
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(StatusFault.of(failure, "gateway").fault()).isInstanceOf(Fault.TimedOut.class);
    }

    @Test
    void aPeerThatIgnoresItsBudgetIsEndedByTheDeadline() {
        // When
        var failure = catchThrowableOfType(StatusRuntimeException.class,
                () -> stub().withInterceptors(BudgetSender.of(TurnBudget.of(Duration.ofMillis(50)))).getSession(session("stuck")));
        // Then
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void aBudgetThatIsNoNumberIsRefused() {
        // Given
        var headers = new Metadata();
        headers.put(BudgetKey.HEADER, "-1s");
        // When
        var failure = catchThrowableOfType(StatusRuntimeException.class,
                () -> stub().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)).getSession(session("leaf")));
        // Then
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure.getStatus().getDescription()).isEqualTo("callmesh-turn-budget-ms: expected whole milliseconds");
    }

    private DialogueServiceBlockingStub stub() {
        return DialogueServiceGrpc.newBlockingStub(channel);
    }

    private static GetSessionRequest session(String id) {
        return GetSessionRequest.newBuilder().setCallId(id).build();
    }

    private TurnBudget taken() throws InterruptedException {
        var budget = found.poll(10, TimeUnit.SECONDS);
        if (budget == null) throw new AssertionError("nobody was asked");
        return budget;
    }
}
