package io.callmesh.backstage.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bank bank = new Bank();

    @ParameterizedTest
    @CsvSource({"94107, 03041985, my name is Anna Marlow", "94107, 19850304, 627569", "20010, 19880616, 我叫李娜", "20010, 06161988, 5462"})
    void knowsWhoTellsPostcodeBirthAndName(String postcode, String born, String name) throws Exception {
        assertThat(identity(postcode, born, name).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"94107, 03041985, Novak", "94107, 04031985, Marlow", "10025, 03041985, Marlow", "94107, 03041985, 62756", "94107, 03041985, ''"})
    void knowsNobodyWhoTellsOneOfThemWrong(String postcode, String born, String name) throws Exception {
        assertThat(identity(postcode, born, name).status()).isEqualTo(404);
    }

    @Test
    void freezesACardOnce() throws Exception {
        assertThat(post("b11", "cards/freeze", Map.of("card", "debit card")).status()).isEqualTo(200);
        assertThat(post("b11", "cards/freeze", Map.of("card", "debit card")).status()).isEqualTo(409);
        assertThat(post("b11", "cards/freeze", Map.of("card", "credit card")).status()).isEqualTo(200);
        assertThat(post("b16", "cards/freeze", Map.of("card", "debit card")).status()).isEqualTo(409);
    }

    @Test
    void sendsANewCardOnceAndTheOldOneIsFrozen() throws Exception {
        assertThat(json(post("b11", "cards/replace", Map.of("card", "debit card"))).path("due").asText()).isEqualTo("2026-12-01");
        assertThat(post("b11", "cards/replace", Map.of("card", "debit card")).status()).isEqualTo(409);
        assertThat(post("b11", "cards/freeze", Map.of("card", "debit card")).status()).isEqualTo(409);
    }

    @Test
    void movesMoneyBetweenAccountsThatHaveIt() throws Exception {
        assertThat(json(transfer("checking to savings", "200"))).isEqualTo(JSON.readTree("""
                {"checking":"1040.50 USD","savings":"8500.00 USD","card":"312.75 USD"}"""));
        assertThat(json(transfer("checking to credit card", "300")).path("card").asText()).isEqualTo("12.75 USD");
        assertThat(json(transfer("checking to savings", "741")).path("reason").asText()).isEqualTo("funds");
        assertThat(json(transfer("savings to checking", "5001")).path("reason").asText()).isEqualTo("limit");
        assertThatThrownBy(() -> transfer("savings to checking", "-5")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> transfer("savings to me", "5")).isInstanceOf(Rejected.class);
        assertThat(json(bank.read(List.of("customers", "b11", "accounts"))).path("checking").asText()).isEqualTo("740.50 USD");
    }

    @Test
    void remembersWhatWasReportedUnderItsReference() throws Exception {
        assertThat(json(post("b14", "reports", Map.of("payment", "third"))).path("reference").asText()).isEqualTo("1403");
        assertThat(post("b14", "reports", Map.of("payment", "third")).status()).isEqualTo(409);
        assertThat(json(bank.read(List.of("customers", "b14", "payments"))).path("recent").path(2).path("payee").asText()).isEqualTo("Harbor Books");
    }

    @Test
    void knowsNobodyElse() throws Exception {
        assertThat(bank.read(List.of("customers", "b99", "accounts")).status()).isEqualTo(404);
        assertThat(bank.read(List.of("customers", "b11", "secrets")).status()).isEqualTo(404);
        assertThat(post("b11", "secrets", Map.of()).status()).isEqualTo(404);
    }

    private Answer identity(String postcode, String born, String name) throws Rejected {
        return change(List.of("identity"), Map.of("postcode", postcode, "born", born, "name", name));
    }

    private Answer transfer(String route, String amount) throws Rejected {
        return post("b11", "transfers", Map.of("route", route, "amount", amount));
    }

    private Answer post(String customer, String what, Map<String, String> body) throws Rejected {
        var path = new java.util.ArrayList<>(List.of("customers", customer));
        path.addAll(List.of(what.split("/")));
        return change(path, body);
    }

    private Answer change(List<String> path, Map<String, String> body) throws Rejected {
        return bank.change(path, new Request("POST", path, Map.of(), JSON.valueToTree(body), Optional.empty()));
    }

    private static JsonNode json(Answer answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
