package io.callmesh.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {

    @Test
    void namesThePortsHolder() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortHolder.free(port)).isFalse();
            assertThat(PortHolder.of(port)).contains("java (pid " + ProcessHandle.current().pid() + ")");
        }
        assertThat(PortHolder.free(port)).isTrue();
        assertThat(PortHolder.of(port)).isEmpty();
    }

    @Test
    void memoryIsTold() {
        assertThat(Memory.megabytes(ProcessHandle.current())).isBetween(20L, 20_000L);
    }
}
