package io.callmesh.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void aSecretIsRecognizedByItsFormAndNeverTheSameTwice() {
        var secrets = Stream.generate(() -> Secret.fresh(Secret.PROGRAM, random)).limit(100).collect(Collectors.toSet());

        assertThat(secrets).hasSize(100).allSatisfy(secret -> {
            assertThat(secret.token()).matches("cmk_[a-z0-9]{10}_[A-Za-z0-9_-]{43}");
            assertThat(Secret.of(secret.token())).contains(secret);
        });
    }

    @Test
    void aSecretPrintsAsItsName() {
        var secret = Secret.fresh(Secret.PROGRAM, random);

        assertThat(secret).hasToString("cmk_" + secret.name());
    }

    @Test
    void onlyTheWholeSecretHasItsHash() {
        var secret = Secret.fresh(Secret.PROGRAM, random);
        var other = Secret.fresh(Secret.PROGRAM, random);

        assertThat(secret.has(secret.hash())).isTrue();
        assertThat(other.has(secret.hash())).isFalse();
        assertThat(secret.hash()).matches("[0-9a-f]{64}").doesNotContain(secret.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cmk_", "cmx_abcdefghjk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cmk_abcdefghjk_AAAA", "cmk_ABCDEFGHJK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "cmk_abcdefghjk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"})
    void whatHasAnotherFormIsNone(String token) {
        assertThat(Secret.of(token)).isEmpty();
    }
}
