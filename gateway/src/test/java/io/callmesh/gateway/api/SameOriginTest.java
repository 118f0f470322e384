package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "https://calls.example.org, Calls.Example.org, true",
        "http://evil.example, 127.0.0.1:8080, false",
        "http://127.0.0.1:9999, 127.0.0.1:8080, false",
        "null, 127.0.0.1:8080, false",
        "'not a url', 127.0.0.1:8080, false",
    })
    void onlyOurOwnPageMayOpenACall(String origin, String host, boolean allowed) {
        assertThat(SameOrigin.same(Optional.of(origin), host)).isEqualTo(allowed);
    }

    @Test
    void programsThatNameNoOriginAreLetIn() {
        assertThat(SameOrigin.same(Optional.empty(), "127.0.0.1:8080")).isTrue();
    }
}
