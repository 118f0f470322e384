package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.line.rtp.RtpStream.Patience;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SipWiringTest {

    private static SipConfig config(String... pairs) {
        var keys = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) keys.put("callmesh.gateway.sip." + pairs[i], pairs[i + 1]);
        return new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter()).withMapping(SipConfig.class).withDefaultValues(Map.copyOf(keys)).build().getConfigMapping(SipConfig.class);
    }

    @Test
    void thereIsNoTelephoneUnlessItIsAskedFor() {
        assertThat(SipWiring.settings(config(), Patience.USUAL)).isEmpty();
    }

    @Test
    void anAddressIsTakenApart() {
        assertThat(SipWiring.settings(config("listen", "127.0.0.1:5080"), Patience.USUAL).orElseThrow().listen()).isEqualTo(new InetSocketAddress("127.0.0.1", 5080));
        assertThat(SipWiring.settings(config("listen", "[::1]:5080"), Patience.USUAL).orElseThrow().listen()).isEqualTo(new InetSocketAddress("::1", 5080));
        assertThatThrownBy(() -> SipWiring.settings(config("listen", "5080"), Patience.USUAL)).hasMessageContaining("HOST:PORT");
    }

    @Test
    void atEveryAddressTheOneThatPeersReachMustBeSaid() {
        assertThatThrownBy(() -> SipWiring.settings(config("listen", "0.0.0.0:5080"), Patience.USUAL)).hasMessageContaining("callmesh.gateway.sip.advertise");
        assertThat(SipWiring.settings(config("listen", "0.0.0.0:5080", "advertise", "192.0.2.1"), Patience.USUAL)).isPresent();
    }

    @Test
    void trunksAreKnownByTheirKeysAndWhatIsWrongIsSaidWithTheKey() {
        // Given
        var out = new InetSocketAddress("192.0.2.1", 5060);

        // Then
        assertThat(SipWiring.trunks(config("trunk.pbx", "from=192.0.2.0/24,route=4272:retail/en,route=*:coffee"), out).all().getFirst().name()).isEqualTo("pbx");
        assertThatThrownBy(() -> SipWiring.trunks(config(), out)).hasMessageContaining("needs a trunk");
        assertThatThrownBy(() -> SipWiring.trunks(config("trunk.pbx", "route=*:coffee"), out)).hasMessageContaining("needs addresses (from) or a login (user)");
        assertThatThrownBy(() -> SipWiring.trunks(config("trunk.pbx", "from=everywhere,route=*:coffee"), out)).hasMessageContaining("callmesh.gateway.sip.trunk.pbx");
    }
}
