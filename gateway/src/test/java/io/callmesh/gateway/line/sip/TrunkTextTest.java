package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkTextTest {

    private final TrunkText text = new TrunkText(name -> name.equals("PBX_PASSWORD") ? "opensesame" : "");

    @Test
    void aTrunkIsReadAsItIsWritten() {
        // When
        var trunk = text.read("name=pbx,tenant=shop,from=192.0.2.0/24,from=2001:db8::1,user=u,password-env=PBX_PASSWORD,algorithm=sha-256,calls=7,caller=trusted,route=4272:retail/en,route=42*:banking,route=*:coffee");

        // Then
        assertThat(trunk.name()).isEqualTo("pbx");
        assertThat(trunk.tenant()).isEqualTo("shop");
        assertThat(trunk.calls()).isEqualTo(7);
        assertThat(trunk.vouches()).isTrue();
        assertThat(trunk.login().orElseThrow().algorithms()).containsExactly("SHA-256");
        assertThat(trunk.mayCome(InetAddress.ofLiteral("192.0.2.200"))).isTrue();
        assertThat(trunk.mayCome(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
        assertThat(trunk.mayCome(InetAddress.ofLiteral("192.0.3.1"))).isFalse();
        assertThat(trunk.toString()).doesNotContain("opensesame");
    }

    @ParameterizedTest
    @CsvSource({"4272,retail,en", "4273,banking,''", "9,coffee,''"})
    void theMostExactRouteIsTaken(String number, String assistant, String language) {
        // When
        var route = text.read("name=pbx,from=192.0.2.1,route=*:coffee,route=42*:banking,route=4272:retail/en").route(number).orElseThrow();

        // Then
        assertThat(route.assistant()).isEqualTo(assistant);
        assertThat(route.language()).isEqualTo(language);
    }

    @Test
    void aNumberWithoutARouteReachesNobody() {
        assertThat(text.read("name=pbx,from=192.0.2.1,route=4272:retail").route("4273")).isEmpty();
    }

    @Test
    void aPasswordMayStandInAFile(@TempDir Path folder) throws Exception {
        // Given
        var file = folder.resolve("password");
        Files.writeString(file, "opensesame\n");

        // Then
        assertThat(text.read("name=pbx,user=u,password-file=" + file + ",route=*:retail").login().orElseThrow().password().text()).isEqualTo("opensesame");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=192.0.2.1,route=*:a                           | needs a name
            name=P B X,from=192.0.2.1,route=*:a                | name must be
            name=p,from=192.0.2.1                              | needs a route
            name=p,from=pbx.example,route=*:a                  | an address or a range
            name=p,from=192.0.2.0/33,route=*:a                 | an address or a range
            name=p,user=u,route=*:a                            | go together
            name=p,user=u,password=secret,route=*:a            | there is no password in a trunk
            name=p,user=u,password-env=UNSET,route=*:a         | environment variable UNSET
            name=p,user=u,password-env=PBX_PASSWORD,algorithm=md4,route=*:a | md5 or sha-256
            name=p,calls=many,route=*:a                        | calls must be a number
            name=p,calls=0,route=*:a                           | must be 1 to
            name=p,caller=maybe,route=*:a                      | trusted or unknown
            name=p,route=*:Not an assistant                    | must name an assistant
            name=p,colour=red,route=*:a                        | there is no colour
            name=p,tenant=a,tenant=b,route=*:a                 | must be given once
            pbx                                                | KEY=VALUE
            """)
    void whatIsWrongIsSaid(String trunk, String problem) {
        assertThatThrownBy(() -> text.read(trunk)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(problem);
    }
}
