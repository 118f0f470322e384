package io.callmesh.llm.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.GeneratorContract;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Job.Tool;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiGeneratorTest extends GeneratorContract {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private ChatEndpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = new ChatEndpoint();
        endpoint.says("We ", "are ", "open.");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Override
    protected Generator engine() {
        return engine(LIMIT);
    }

    private Generator engine(Duration limit) {
        return new OpenAiGenerator(new OpenAiSettings(Optional.of(endpoint.url()), Optional.of("secret"), Optional.of("small"), limit, 0));
    }

    @Test
    void passesTheStreamOnWithCitationsFirst() throws InterruptedException {
        // When
        var told = told(engine(), question());
        // Then
        assertThat(told.getFirst()).isInstanceOf(Piece.Citation.class);
        assertThat(text(told)).isEqualTo("We are open.");
        assertThat(finish(told)).isEqualTo(new Piece.Finish(Reason.STOP, 31, 3));
    }

    @Test
    void sendsThePassagesTheHistoryTheToolsAndTheKey() throws Exception {
        // Given
        var history = List.of(new Message(Role.CALLER, Spoken.of("hello"), ""), new Message(Role.ASSISTANT, Spoken.of("hi"), ""), new Message(Role.TOOL, Spoken.of("{}"), "t1"));
        var job = new Job("en", history, question().task(), List.of(new Tool("order_lookup", "Finds an order.", "{\"type\":\"object\"}")), 50);
        // When
        told(engine(), job);
        // Then
        var body = new ObjectMapper().readTree(endpoint.bodies.take());
        assertThat(endpoint.keys.take()).isEqualTo("Bearer secret");
        assertThat(body.at("/model").asText()).isEqualTo("small");
        assertThat(body.at("/stream").asBoolean()).isTrue();
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(50);
        assertThat(body.at("/messages").findValuesAsText("role")).containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(body.at("/messages/0/content").asText()).contains("in English", "UNKNOWN").doesNotContain("{", "nine to six");
        assertThat(body.at("/messages/3/tool_call_id").asText()).isEqualTo("t1");
        assertThat(body.at("/messages/4/content").asText()).contains("[1] Opening hours", "nine to six").endsWith("The caller asks: when are you open");
        assertThat(body.at("/tools/0/function/name").asText()).isEqualTo("order_lookup");
    }

    @Test
    void promptsInChinese() throws Exception {
        told(engine(), new Job("zh", List.of(), new Task.Translate(Spoken.of("hello"), "en", "zh"), List.of(), 0));
        var body = new ObjectMapper().readTree(endpoint.bodies.take());
        assertThat(body.at("/messages/0/content").asText()).startsWith("把用户写的内容从英语翻译成中文");
        assertThat(body.at("/messages/1/content").asText()).isEqualTo("hello");
    }

    @Test
    void aModelThatDoesNotKnowSaysNothing() throws InterruptedException {
        endpoint.says("UN", "KNOWN", ".");
        var told = told(engine(), question());
        assertThat(told).containsExactly(new Piece.Finish(Reason.UNKNOWN, 31, 3));
    }

    @Test
    void putsToolCallsTogether() throws InterruptedException {
        // Given
        endpoint.answers(
                "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"order_lookup\",\"arguments\":\"\"}}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"number\\\":\"}}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"4271}\"}}]},\"finish_reason\":\"tool_calls\"}]}",
                "[DONE]");
        // When
        var told = told(engine(), new Job("en", List.of(), new Task.Chat(""), List.of(), 0));
        // Then
        assertThat(told).containsExactly(new Piece.ToolCall("c1", "order_lookup", Spoken.of("{\"number\":4271}")), new Piece.Finish(Reason.TOOL_CALL, 0, 0));
    }

    @Test
    void anInterruptWhileItWaitsClosesTheConnection() throws InterruptedException {
        // Given
        endpoint.answers("{\"choices\":[{\"delta\":{\"content\":\"Well\"}}]}");
        endpoint.stalls();
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var caller = Thread.ofVirtual().start(() -> {
            try {
                engine().generate(summary(), _ -> begun.countDown());
            } catch (InterruptedException expected) {
                ended.countDown();
            }
        });
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        // When
        caller.interrupt();
        // Then
        assertThat(ended.await(5, TimeUnit.SECONDS)).as("the caller is interrupted").isTrue();
        assertThat(endpoint.left.await(5, TimeUnit.SECONDS)).as("the endpoint is left").isTrue();
    }

    @Test
    void anAnswerThatTakesTooLongIsGivenUp() {
        endpoint.answers("{\"choices\":[{\"delta\":{\"content\":\"Well\"}}]}");
        endpoint.stalls();
        assertThatThrownBy(() -> told(engine(Duration.ofMillis(300)), summary())).isInstanceOfSatisfying(MeshException.class,
                failure -> assertThat(failure.fault()).isEqualTo(new Fault.TimedOut("openai", Duration.ofMillis(300))));
    }

    @Test
    void saysWhatARefusalMeans() {
        assertThat(refused(401)).isInstanceOf(Fault.Forbidden.class);
        assertThat(refused(404)).isInstanceOf(Fault.NotFound.class);
        assertThat(refused(429)).isInstanceOf(Fault.Overloaded.class);
        assertThat(refused(503)).isInstanceOf(Fault.Unavailable.class);
        assertThat(refused(400)).isInstanceOf(Fault.EngineFailed.class);
    }

    private Fault refused(int status) {
        endpoint.refuses(status);
        try {
            told(engine(), summary());
            throw new AssertionError("not refused");
        } catch (MeshException failure) {
            return failure.fault();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void anEndpointThatIsBusyIsAskedAgainAndOneThatRefusesIsNot() throws InterruptedException {
        // Given
        var patient = new OpenAiGenerator(new OpenAiSettings(Optional.of(endpoint.url()), Optional.of("secret"), Optional.of("small"), LIMIT, 2));
        endpoint.refusesFirst(429, 503);
        // When
        var told = told(patient, summary());
        // Then
        assertThat(text(told)).isEqualTo("We are open.");
        assertThat(endpoint.bodies).hasSize(3);
        endpoint.refusesFirst(401);
        assertThatThrownBy(() -> told(patient, summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isInstanceOf(Fault.Forbidden.class));
        assertThat(endpoint.bodies).hasSize(4);
        endpoint.refusesFirst(503, 503, 503);
        assertThatThrownBy(() -> told(patient, summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("openai")));
    }

    @Test
    void theFormOfAnAnswerIsSentAndTheKeyIsInNoText() throws Exception {
        told(engine(), new Job("en", List.of(), new Task.Write("sentiment", Map.of("text", Spoken.of("fine")), "{\"type\":\"object\"}"), List.of(), 0));
        var body = new ObjectMapper().readTree(endpoint.bodies.take());
        assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(body.at("/response_format/json_schema/schema/type").asText()).isEqualTo("object");
        assertThat(new OpenAiSettings(Optional.of(endpoint.url()), Optional.of("secret"), Optional.of("small"), LIMIT, 0).toString()).doesNotContain("secret");
    }

    @Test
    void aStreamThatBreaksOffIsAFailure() {
        endpoint.answers("{\"choices\":[{\"delta\":{\"content\":\"We\"}}]}");
        assertThatThrownBy(() -> told(engine(), summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.EngineFailed("openai")));
    }

    @Test
    void nobodyThereIsUnavailable() {
        endpoint.close();
        assertThatThrownBy(() -> told(engine(), summary())).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.Unavailable("openai")));
    }

    @Test
    void saysWhichKeysItNeeds() {
        var engine = new OpenAiGenerator(new OpenAiSettings(Optional.of(URI.create("http://localhost/v1")), Optional.empty(), Optional.empty(), LIMIT, 0));
        assertThatThrownBy(engine::start).hasMessageContaining("callmesh.llm.openai.model");
    }
}
