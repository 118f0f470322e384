package io.callmesh.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BearerTest {

    @Test
    void theSchemeIsWrittenAsAnybodyLikes() {
        assertThat(Bearer.of(List.of("Bearer abc"))).contains("abc");
        assertThat(Bearer.of(List.of("bEARER   abc "))).contains("abc");
        assertThat(Bearer.of(List.of())).isEmpty();
    }

    static Stream<List<String>> tricks() {
        return Stream.of(List.of("Bearer a", "Bearer b"), List.of("Bearer a", ""), List.of(""), List.of("Bearer"), List.of("Bearer "), List.of("Basic dXNlcjpwYXNz"), List.of("Bearer a,Bearer b"),
                List.of("Bearer a b"), List.of("Bearer \u0000"), List.of("Bearer " + "a".repeat(9_000)), List.of("cmk_x"));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void nothingElsePasses(List<String> headers) {
        assertThatThrownBy(() -> Bearer.of(headers)).isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isInstanceOf(Fault.Unauthenticated.class));
    }
}
