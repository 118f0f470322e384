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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(result).isInstanceOf(ToolResult.Failed.class);
        assertThat(office.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a\\b", "a/../b", "..%2f", "a\nb", "a\u0000"})
    void aValueThatWouldBeAnotherPathIsNotSent(String value) {
        assertThat(lookup(ANYTHING).call(number(value), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(office.asked).isEmpty();
    }

    @Test
    void aValueWithSignsOfItsOwnIsEscaped() {
        lookup(ANYTHING).call(number("my order?x=1&y#z 100%"), AGREED);
        assertThat(office.asked).extracting(FakeOffice.Asked::path).containsExactly("/orders/my%20order%3Fx%3D1%26y%23z%20100%25");
    }

    @Test
    void whatIsLeftOutIsNotInTheQueryOrTheBody() {
        // Given
        var spec = new ToolSpec("search", Map.of("number", ANYTHING, "size", "{\"type\":\"integer\"}", "fast", "{\"type\":\"boolean\"}"), Duration.ofSeconds(1), false, false, true);
        var pattern = new HttpRequestPattern("POST", office.url() + "/orders?n={number}&size={size}", Map.of(), Optional.of(json("{\"size\":\"{size}\",\"fast\":\"{fast}\",\"n\":\"{number}\"}")),
                Set.of("size"), Map.of(), Optional.empty(), 0);

        // When
        tool(spec, pattern).call(new Arguments(Map.of("number", "a&b", "fast", "true")), AGREED);

        // Then
        assertThat(office.asked).extracting(FakeOffice.Asked::path).containsExactly("/orders?n=a%26b");
        assertThat(json(office.asked.getFirst().body())).isEqualTo(json("{\"fast\":true,\"n\":\"a&b\"}"));
    }

    @Test
    void aSecretGoesIntoItsHeaderAndNowhereElse() {
        // Given
        var spec = new ToolSpec("order_lookup", Map.of("number", NUMBER), Duration.ofSeconds(1), true, false);
        var pattern = new HttpRequestPattern("GET", office.url() + "/orders/{number}", Map.of("Authorization", "Bearer ${secret:TOKEN}"), Optional.empty(), Set.of(), Map.of(), Optional.empty(), 0);

        // When
        var result = new HttpTool(spec, pattern, HttpClient.newHttpClient(), name -> "open sesame " + name).call(number("4271"), AGREED);

        // Then
        assertThat(office.asked).singleElement().satisfies(asked -> assertThat(asked.token()).isEqualTo("Bearer open sesame TOKEN"));
        assertThat(result.toString()).doesNotContain("sesame");
    }

    @Test
    void aSecretThatIsNoHeaderIsNotRepeated() {
        var spec = new ToolSpec("order_lookup", Map.of("number", NUMBER), Duration.ofSeconds(1), true, false);
        var pattern = new HttpRequestPattern("GET", office.url() + "/orders/{number}", Map.of("Authorization", "${secret:TOKEN}"), Optional.empty(), Set.of(), Map.of(), Optional.empty(), 0);
        var result = new HttpTool(spec, pattern, HttpClient.newHttpClient(), _ -> "open\nsesame").call(number("4271"), AGREED);
        assertThat(result).isInstanceOf(ToolResult.Failed.class);
        assertThat(result.toString()).doesNotContain("sesame");
    }

    @Test
    void whatIsIdempotentIsTriedAgainUnderTheSameKey() {
        assertThat(cancel(true, 2).call(cancelled("0005"), AGREED)).isInstanceOf(ToolResult.Done.class);
        assertThat(office.asked).extracting(FakeOffice.Asked::key).containsExactly("call-7-3-1", "call-7-3-1", "call-7-3-1");
    }

    @ParameterizedTest
    @CsvSource({"0005, failed", "0006, uncertain", "0007, uncertain"})
    void whatIsNotIdempotentIsSentOnce(String number, String outcome) {
        assertThat(cancel(false, 2).call(cancelled(number), AGREED).outcome()).isEqualTo(outcome);
        assertThat(office.asked).hasSize(1);
    }

    @Test
    void aChangeThatIsNotAnsweredInTimeIsUncertain() {
        assertThat(cancel(false, 0).call(cancelled("0004"), AGREED)).isInstanceOf(ToolResult.Uncertain.class);
    }

    @Test
    void aChangeThatReachedNobodyHasFailed() {
        var tool = cancel(false, 0);
        office.close();
        assertThat(tool.call(cancelled("4271"), AGREED)).isInstanceOf(ToolResult.Failed.class);
    }

    @Test
    void anAnswerOfAnotherShapeIsNotTaken() {
        // Given
        var due = Optional.of(json("{\"type\":\"object\",\"required\":[\"due\"]}"));
        var look = new ToolSpec("order_lookup", Map.of("number", NUMBER), Duration.ofSeconds(1), true, false);
        var cancel = new ToolSpec("order_cancel", Map.of("number", NUMBER), Duration.ofSeconds(1), false, false);

        // When
        var found = tool(look, new HttpRequestPattern("GET", office.url() + "/orders/{number}", Map.of(), Optional.empty(), Set.of(), Map.of(), due, 0)).call(number("4271"), AGREED);
        var done = tool(cancel, new HttpRequestPattern("POST", office.url() + "/orders/{number}/cancel", Map.of(), Optional.empty(), Set.of(), Map.of(), due, 0)).call(number("4271"), AGREED);

        // Then
        assertThat(found).isInstanceOf(ToolResult.Failed.class);
        assertThat(done).isInstanceOf(ToolResult.Uncertain.class);
    }

    private static Arguments cancelled(String number) {
        return new Arguments(Map.of("number", number));
    }

    private Tool cancel(boolean idempotent, int retries) {
        var spec = new ToolSpec("order_cancel", Map.of("number", NUMBER), Duration.ofSeconds(1), false, false, idempotent);
        return tool(spec, new HttpRequestPattern("POST", office.url() + "/orders/{number}/cancel", Map.of(), Optional.empty(), Set.of(), Map.of(), Optional.empty(), retries));
    }

    private static Tool tool(ToolSpec spec, HttpRequestPattern pattern) {
        return new HttpTool(spec, pattern, HttpClient.newHttpClient(), name -> name);
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
        return new HttpTool(spec, new HttpRequestPattern("GET", office.url() + "/orders/{number}", Optional.empty(), Map.of(404, "not_found")), HttpClient.newHttpClient(), name -> name);
    }

    private Tool cancel(String schema) {
        var spec = new ToolSpec("order_cancel", Map.of("number", schema, "count", "{\"type\":\"integer\"}"), Duration.ofSeconds(5), false, true);
        var body = Optional.of(json("{\"of\":[\"order {number}\"],\"count\":\"{count}\"}"));
        return new HttpTool(spec, new HttpRequestPattern("POST", office.url() + "/orders/{number}/cancel", body, Map.of(409, "refused")), HttpClient.newHttpClient(), name -> name);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
