package io.callmesh.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void anOffsetMovesEveryPort() {
        // When
        var settings = Settings.of(Map.of("MESH_PORT_OFFSET", "1000"));

        // Then
        assertThat(settings.http(Part.GATEWAY)).isEqualTo("http://127.0.0.1:9080");
        assertThat(settings.grpc(Part.TTS)).isEqualTo("127.0.0.1:10083");
        assertThat(settings.kafkaServers()).isEqualTo("127.0.0.1:20092");
        assertThat(settings.redisUrl()).isEqualTo("redis://127.0.0.1:17379");
    }

    @Test
    void othersKafkaAndRedisNeedNoPortsOfOurs() {
        // When
        var settings = Settings.of(Map.of("MESH_KAFKA", "k:1", "MESH_REDIS", "redis://r:2"));

        // Then
        assertThat(settings.kafkaServers()).isEqualTo("k:1");
        assertThat(settings.redisUrl()).isEqualTo("redis://r:2");
        assertThat(Part.BACKSTAGE.ports()).filteredOn(settings::uses).extracting(Port::use).containsExactly("http");
    }

    @Test
    void anOffsetMustBeANumber() {
        assertThatThrownBy(() -> Settings.of(Map.of("MESH_PORT_OFFSET", "many"))).hasMessageContaining("MESH_PORT_OFFSET");
    }

    @Test
    void propertiesComeOneOnALine() {
        assertThat(Settings.of(Map.of("MESH_PROPERTIES", "a.b=c,d=e\nf=g")).more()).containsExactlyInAnyOrderEntriesOf(Map.of("a.b", "c,d=e", "f", "g"));
        assertThatThrownBy(() -> Settings.of(Map.of("MESH_PROPERTIES", "nothing"))).hasMessageContaining("MESH_PROPERTIES");
    }

    @Test
    void gatewaysAreCountedAndTheirPortsMeetNoOthers() {
        // When
        var settings = Settings.of(Map.of("MESH_GATEWAYS", "5"));

        // Then
        assertThat(settings.replicas()).extracting(Replica::label).contains("asr", "gateway", "gateway-5").hasSize(10);
        assertThat(settings.replicas().stream().flatMap(replica -> replica.part().ports().stream().map(port -> settings.port(replica, port.use())))).doesNotHaveDuplicates();
        assertThat(Replica.named("gateway-2")).contains(new Replica(Part.GATEWAY, 2));
        assertThatThrownBy(() -> Settings.of(Map.of("MESH_GATEWAYS", "6"))).hasMessageContaining("1 to 5");
    }
}
