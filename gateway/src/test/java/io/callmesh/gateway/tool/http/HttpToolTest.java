package io.callmesh.gateway.tool.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolContract;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.runtime.TurnBudget;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpToolTest extends ToolContract {

    private static final CallContext AGREED = new CallContext("call-7", 3, 1, true);
    private static final String NUMBER = "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}$\"}", ANYTHING = "{\"type\":\"string\"}";

    private FakeOffice office;

    @BeforeEach
    void open() throws IOException {
        office = new FakeOffice();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Override
    protected Tool tool() {
        return lookup(NUMBER);
    }

    @Override
    protected Arguments fitting() {
        return number("4271");
    }

    @Override
    protected Arguments strange() {
        return number(WORDS);
    }

    @ParameterizedTest
    @CsvSource({"4271, found", "9001, not_found", "0000, failed", "0001, failed", "0002, failed", "0003, failed", "0004, failed", "x, failed"})
    void everyAnswerIsAnOutcome(String number, String outcome) {
        assertThat(tool().call(number(number), AGREED).outcome()).isEqualTo(outcome);
    }

    @Test
    void aToolIsToldWhatIsLeftOfTheTurn() throws Exception {
        // When
        var nanos = new AtomicLong();
        var result = TurnBudget.of(Duration.ofSeconds(9), nanos::get).during(() -> tool().call(number("4271"), AGREED));
        tool().call(number("4271"), AGREED);

        // Then
        assertThat(result).isInstanceOf(ToolResult.Found.class);
        assertThat(office.asked).extracting(FakeOffice.Asked::left).containsExactly("9000", "");
    }

    @Test
    @Timeout(30)
    void aLookUpTakesNoLongerThanIsLeftOfTheTurn() throws Exception {
        var patient = lookup(NUMBER, Duration.ofMinutes(5));
        assertThat(TurnBudget.of(Duration.ofMillis(50)).during(() -> patient.call(number("0004"), AGREED))).isInstanceOf(ToolResult.Failed.class);
    }

    @Test
    void aValueCannotLeaveItsPlaceInThePath() {
        // When
        var result = lookup(ANYTHING).call(number(WORDS), AGREED);

        // Then
        assertThat(result).isInstanceOf(ToolResult.NotFound.class);
        assertThat(office.asked).extracting(FakeOffice.Asked::path).containsExactly("/orders/%2E%2E%2Fmy%20secret%3Fx%3D1%26y%23z");
    }

    @Test
    void aValueCannotLeaveItsPlaceInTheBody() {
        // When
        cancel(ANYTHING).call(new Arguments(Map.of("number", "4271\", \"all\": true, \"x\": \"", "count", "2")), AGREED);

        // Then
        assertThat(json(office.asked.getFirst().body())).isEqualTo(json("{\"of\":[\"order 4271\\\", \\\"all\\\": true, \\\"x\\\": \\\"\"],\"count\":2}"));
    }

    @Test
    void aChangeCarriesItsIdempotencyKey() {
        // When
        var result = cancel(NUMBER).call(new Arguments(Map.of("number", "4271", "count", "1")), AGREED);

        // Then
        assertThat(result).isEqualTo(new ToolResult.Done("{}"));
        assertThat(office.asked).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.key()).isEqualTo("call-7-3-1");
        });
    }

    @Test
    void aRefusalSaysWhy() {
        assertThat(cancel(NUMBER).call(new Arguments(Map.of("number", "1138", "count", "1")), AGREED)).isEqualTo(new ToolResult.Refused("{\"why\":\"delivered\"}"));
    }

    @Test
    void withoutAgreementNothingIsAsked() {
        assertThat(cancel(NUMBER).call(new Arguments(Map.of("number", "4271", "count", "1")), new CallContext("c", 1, 1, false)))
                .isEqualTo(new ToolResult.NeedsConfirmation());
        assertThat(office.asked).isEmpty();
    }

    @Test
    void whatDoesNotFitItsSchemaIsNotAsked() {
        assertThat(cancel(NUMBER).call(new Arguments(Map.of("number", "4271", "count", "many")), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(cancel(NUMBER).call(new Arguments(Map.of("number", "4271", "count", "1", "more", "x")), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(office.asked).isEmpty();
    }

    @Test
    void anOfficeThatIsClosedIsAFailure() {
        var tool = tool();
        office.close();
        assertThat(tool.call(number("4271"), AGREED)).isInstanceOf(ToolResult.Failed.class);
    }

    private static Arguments number(String number) {
        return new Arguments(Map.of("number", number));
    }

    private Tool lookup(String schema) {
        return lookup(schema, Duration.ofSeconds(1));
    }

    private Tool lookup(String schema, Duration timeout) {
        var spec = new ToolSpec("order_lookup", Map.of("number", schema), timeout, true, false);
        return new HttpTool(spec, new HttpRequestPattern("GET", office.url() + "/orders/{number}", Optional.empty(), Map.of(404, "not_found")), HttpClient.newHttpClient());
    }

    private Tool cancel(String schema) {
        var spec = new ToolSpec("order_cancel", Map.of("number", schema, "count", "{\"type\":\"integer\"}"), Duration.ofSeconds(5), false, true);
        var body = Optional.of(json("{\"of\":[\"order {number}\"],\"count\":\"{count}\"}"));
        return new HttpTool(spec, new HttpRequestPattern("POST", office.url() + "/orders/{number}/cancel", body, Map.of(409, "refused")), HttpClient.newHttpClient());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
