package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.Fault;
import org.junit.jupiter.api.Test;

class TurnedAwayTest {

    private static final String LOGIN = "name=pbx,user=alice,password-env=SECRET,route=*:echo";

    @Test
    void whoIsOfNoTrunkIsRefusedAndTold() throws Exception {
        try (var exchange = new Exchange("name=far,from=192.0.2.0/24,route=*:echo"); var phone = new TestPhone(exchange.server.port())) {
            // When
            var answer = phone.ask(phone.request("INVITE", "4272", phone.description()));

            // Then
            assertThat(answer.status()).isEqualTo(403);
            assertThat(exchange.host.turnedAway).singleElement().isInstanceOf(Fault.Unauthenticated.class);
        }
    }

    @Test
    void aWrongProofIsToldAndTheFirstQuestionIsNot() throws Exception {
        try (var exchange = new Exchange(LOGIN); var phone = new TestPhone(exchange.server.port())) {
            // Given
            var asked = phone.ask(phone.request("INVITE", "4272", phone.description()));
            var nonce = Digest.parameters(asked.fields().first("www-authenticate").orElseThrow()).get("nonce");
            assertThat(exchange.host.turnedAway).isEmpty();

            // When
            var proof = "Authorization: Digest username=\"alice\", realm=\"callmesh\", nonce=\"%s\", uri=\"sip:4272@127.0.0.1\", response=\"%s\"".formatted(nonce, "0".repeat(32));
            var answer = phone.ask(phone.request("INVITE", "4272", phone.description(), proof));

            // Then
            assertThat(answer.status()).isEqualTo(401);
            assertThat(exchange.host.turnedAway).singleElement().isInstanceOf(Fault.Unauthenticated.class);
        }
    }

    @Test
    void aNumberThatReachesNobodyIsToldWithoutTheNumber() throws Exception {
        try (var exchange = new Exchange("name=near,from=127.0.0.1,route=4272:echo"); var phone = new TestPhone(exchange.server.port())) {
            // When
            var answer = phone.ask(phone.request("INVITE", "4999", phone.description()));

            // Then
            assertThat(answer.status()).isEqualTo(404);
            assertThat(exchange.host.turnedAway).singleElement().satisfies(fault -> assertThat(fault.toString()).doesNotContain("4999"));
        }
    }
}
