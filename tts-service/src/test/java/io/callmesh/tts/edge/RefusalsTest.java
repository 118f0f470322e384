package io.callmesh.tts.edge;

import static io.callmesh.tts.edge.Client.config;
import static io.callmesh.tts.edge.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RefusalsTest {

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatCannotBeGrantedNamesItsField(String field, String problem, List<StreamingSynthesizeRequest> requests) throws InterruptedException {
        try (var stream = client.open()) {
            for (var request : requests) stream.said().put(request);

            var refused = catchThrowableOfType(StatusRuntimeException.class, () -> Client.heard(stream, 1));

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(refused.getStatus().getDescription()).startsWith(field + ": ").contains(problem);
        }
    }

    static Stream<Arguments> whatCannotBeGrantedNamesItsField() {
        var english = config("en", "", 16_000);
        return Stream.of(
                Arguments.of("config.voice", "marytts/cmu-slt-hsmm", List.of(config("en", "nobody/at-all", 0))),
                Arguments.of("config.voice", "espeak/cmn", List.of(config("zh", "marytts", 0))),
                Arguments.of("config.language", "zh", List.of(config("xx", "", 0))),
                Arguments.of("config.language", "zh", List.of(config("", "", 0))),
                Arguments.of("config.rate_hz", "44100", List.of(config("en", "", 44_100))),
                Arguments.of("config.pace", "3.0", List.of(pace(3))),
                Arguments.of("config.pace", "NaN", List.of(pace(Float.NaN))),
                Arguments.of("config", "TEXT", List.of(text(1, "hello"))),
                Arguments.of("config", "REQUEST_NOT_SET", List.of(StreamingSynthesizeRequest.getDefaultInstance())),
                Arguments.of("text", "CONFIG", List.of(english, english)),
                Arguments.of("text", "2001", List.of(english, text(1, "x".repeat(2_001)))),
                Arguments.of("text", "spoken", List.of(config("en", "freetts", 16_000), text(1, "..."))),
                Arguments.of("text", "spoken", List.of(config("en", "marytts", 16_000), text(1, "您好"))));
    }

    @Test
    void theUnaryCallRefusesLikeTheStreamWithTheFieldInTheDetails() throws InvalidProtocolBufferException {
        var request = SynthesizeRequest.newBuilder().setConfig(SynthesisConfig.newBuilder().setLanguage("en").setRateHz(1)).setText("hello").build();

        var refused = catchThrowableOfType(StatusRuntimeException.class, () -> client.blocking().synthesize(request));

        assertThat(refused.getStatus().getDescription()).startsWith("config.rate_hz: must be one of [8000, 16000, 22050, 24000, 48000]");
        var violation = StatusProto.fromThrowable(refused).getDetails(0).unpack(BadRequest.class).getFieldViolations(0);
        assertThat(violation.getField()).isEqualTo("config.rate_hz");
    }

    private static StreamingSynthesizeRequest pace(float pace) {
        return StreamingSynthesizeRequest.newBuilder().setConfig(SynthesisConfig.newBuilder().setLanguage("en").setPace(pace)).build();
    }
}
