package io.callmesh.launcher.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.callmesh.launcher.probe.Finding;
import io.callmesh.launcher.probe.Finding.State;
import io.callmesh.launcher.probe.Report;
import io.callmesh.launcher.probe.Target;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.ListAssistantsRequest;
import io.callmesh.proto.gateway.v1.ListAssistantsResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Doors at which something is wrong. Those at which nothing is are looked at by the tests of the whole mesh.
class InspectionTest {

    private static final String KEY = "open sesame";

    /// Answers one method, knows no details, and minds pings.
    private static final class Poor extends DialogueServiceGrpc.DialogueServiceImplBase {

        @Override
        public void listAssistants(ListAssistantsRequest request, StreamObserver<ListAssistantsResponse> answer) {
            answer.onNext(ListAssistantsResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private static final class Guard implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            var shown = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            if (("Bearer " + KEY).equals(shown)) return next.startCall(call, headers);
            call.close(Status.UNAUTHENTICATED.withDescription("no key"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }

    @Test
    void whatIsWrongIsNamedWithWhatToDo() throws Exception {
        // Given
        var server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).maxInboundMessageSize(64 << 10)
                .permitKeepAliveTime(5, TimeUnit.MINUTES).addService(new Poor()).build().start();

        // When
        var report = inspect(server, Optional.empty());

        // Then
        assertThat(report.part()).isEqualTo("gateway");
        assertThat(report.good()).isFalse();
        assertThat(state(report, "a request")).isEqualTo(State.OK);
        assertThat(state(report, "compression (gzip)")).isEqualTo(State.OK);
        assertThat(report.findings()).filteredOn(finding -> finding.state() == State.FAILED)
                .allMatch(finding -> !finding.todo().isEmpty())
                .extracting(Finding::check)
                .contains("reflection, versions", "health", "error details: BadRequest", "error details: ErrorInfo", "metadata", "large messages", "message limit",
                        "answers of a stream at once", "keep-alive pings");
        assertThat(finding(report, "keep-alive pings").told()).contains("too_many_pings");
        assertThat(finding(report, "message limit").told()).contains("65536").contains("does not name the limit");
    }

    @Test
    void aDoorThatWantsAKeyIsOpenedByIt() throws Exception {
        // Given
        var locked = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).intercept(new Guard()).addService(new Poor()).build().start();

        // When
        var without = new Requests(door(locked, Optional.empty()), Subjects.all().getFirst());
        var with = new Requests(door(locked, Optional.of(KEY)), Subjects.all().getFirst());

        // Then
        assertThat(answer(without)).contains("UNAUTHENTICATED");
        assertThat(with.answered()).contains("ListAssistants");
        locked.shutdownNow();
    }

    @Test
    void aDoorBehindTlsIsReachedByThoseWhoTrustItsAuthority(@TempDir Path folder) throws Exception {
        // Given
        var identity = Identity.made(folder);
        var credentials = TlsServerCredentials.newBuilder().keyManager(identity.keyManagers()).build();
        var server = NettyServerBuilder.forPort(0, credentials).addService(new Poor()).build().start();
        var trusting = Target.of("localhost:" + server.getPort(), true, Optional.of(identity.certificate()), Optional.empty());
        var wary = Target.of("localhost:" + server.getPort(), true, Optional.empty(), Optional.empty());
        var plain = Target.of("localhost:" + server.getPort(), false, Optional.empty(), Optional.empty());

        // When
        try (var raw = RawConnection.open(trusting); var door = Door.to(trusting)) {
            raw.ping((byte) 1);

            // Then
            assertThat(raw.receive()).isNotNull();
            assertThat(new Requests(door, Subjects.all().getFirst()).answered()).contains("ListAssistants");
        }
        assertThatThrownBy(() -> RawConnection.open(wary)).isInstanceOfSatisfying(Check.Amiss.class, amiss -> assertThat(amiss.todo()).contains("--ca"));
        assertThatThrownBy(() -> RawConnection.open(plain)).isInstanceOfSatisfying(Check.Amiss.class, amiss -> assertThat(amiss.todo()).contains("--tls"));
        server.shutdownNow();
    }

    @Test
    void aPortThatSpeaksHttp1IsToldFromOneThatIsClosed() throws Exception {
        // Given
        var http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        http.start();

        // When
        var wrong = inspect("127.0.0.1:" + http.getAddress().getPort(), false);
        var closed = inspect("127.0.0.1:" + closedPort(), false);
        var plain = inspect("127.0.0.1:" + http.getAddress().getPort(), true);

        // Then
        http.stop(0);
        assertThat(wrong.findings()).singleElement().satisfies(found -> assertThat(found.told() + found.todo()).contains("HTTP/1", "gRPC port"));
        assertThat(closed.findings()).singleElement().satisfies(found -> assertThat(found.told() + found.todo()).contains("no connection", "./mesh status"));
        assertThat(plain.findings()).singleElement().satisfies(found -> assertThat(found.told() + found.todo()).contains("no TLS", "leave --tls out"));
    }

    private static String answer(Requests requests) throws Exception {
        try {
            return requests.answered();
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().toString();
        }
    }

    private static int closedPort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Door door(Server server, Optional<String> key) throws Exception {
        return Door.to(Target.of("127.0.0.1:" + server.getPort(), false, Optional.empty(), key));
    }

    private static Report inspect(Server server, Optional<String> key) throws Exception {
        try {
            return new Inspection(Target.of("127.0.0.1:" + server.getPort(), false, Optional.empty(), key), _ -> { }).run();
        } finally {
            server.shutdownNow();
        }
    }

    private static Report inspect(String address, boolean tls) throws Exception {
        return new Inspection(Target.of(address, tls, Optional.empty(), Optional.empty()), _ -> { }).run();
    }

    private static State state(Report report, String check) {
        return finding(report, check).state();
    }

    private static Finding finding(Report report, String check) {
        return report.findings().stream().filter(finding -> finding.check().equals(check)).findFirst().orElseThrow();
    }
}
