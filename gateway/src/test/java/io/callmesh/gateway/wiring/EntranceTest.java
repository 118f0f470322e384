package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {

    @TempDir
    Path folder;

    private static Entrance entrance(Map<String, String> keys, String... addresses) {
        var config = new SmallRyeConfigBuilder().withMapping(AccessConfig.class).addDefaultInterceptors().addDiscoveredConverters();
        keys.forEach(config::withDefaultValue);
        return Entrance.of(config.build().getConfigMapping(AccessConfig.class), List.of(addresses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
    void thisMachineAloneNeedsNoKey(String address) {
        var entrance = entrance(Map.of(), address, address);

        assertThat(entrance.open()).isTrue();
        assertThat(entrance.objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void otherMachinesDoAndTheGatewayDoesNotStartWithout(String address) {
        for (var entrance : List.of(entrance(Map.of(), address, "127.0.0.1"), entrance(Map.of(), "127.0.0.1", address),
                entrance(Map.of("callmesh.access.keys", folder.resolve("none.json").toString()), address, address))) {
            assertThat(entrance.open()).isFalse();
            assertThat(entrance.objection()).hasValueSatisfying(told -> assertThat(told).contains("other machines", "./mesh key new", "callmesh.access.open=true").doesNotContain("\n"));
        }
    }

    @Test
    void keysLockItWhereverItIs() throws IOException {
        var file = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");

        for (var address : List.of("127.0.0.1", "0.0.0.0")) {
            var entrance = entrance(Map.of("callmesh.access.keys", file.toString()), address);
            assertThat(entrance.open()).isFalse();
            assertThat(entrance.objection()).isEmpty();
        }
    }

    @Test
    void anOperatorMayGuardItOtherwise() {
        var entrance = entrance(Map.of("callmesh.access.open", "true"), "0.0.0.0");

        assertThat(entrance.open()).isTrue();
        assertThat(entrance.objection()).isEmpty();
    }
}
