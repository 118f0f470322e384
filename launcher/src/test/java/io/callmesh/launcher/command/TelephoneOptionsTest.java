package io.callmesh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TelephoneOptionsTest {

    private static Map<String, String> properties(String... arguments) {
        return CommandLine.populateCommand(new TelephoneOptions(), arguments).properties();
    }

    @Test
    void aTrunkIsAPropertyByItsName() {
        assertThat(properties("--sip", "127.0.0.1:5060", "--trunk", "name=pbx,from=192.0.2.0/24,route=*:coffee", "--trunk", "user=u,password-env=P,name=far"))
                .isEqualTo(Map.of("callmesh.gateway.sip.listen", "127.0.0.1:5060", "callmesh.gateway.rtp.host", "127.0.0.1", "callmesh.gateway.sip.trunk.pbx", "from=192.0.2.0/24,route=*:coffee",
                        "callmesh.gateway.sip.trunk.far", "user=u,password-env=P"));
    }

    @Test
    void nothingIsSaidOfWhatIsNotThere() {
        assertThat(properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --trunk name=a,route=*:b                                      | needs --sip
            --sip anywhere                                                | HOST:PORT
            --sip h:1 --trunk route=*:b                                   | needs a name
            --sip h:1 --trunk name=a,user=u,password=secret,route=*:b     | must not stand on a command line
            --sip h:1 --trunk name=a,route=*:b --trunk name=a,route=*:c   | two trunks
            """)
    void whatIsWrongIsSaid(String arguments, String problem) {
        assertThatThrownBy(() -> properties(arguments.split(" "))).isInstanceOf(Trouble.class).hasMessageContaining(problem).hasMessageNotContaining("secret");
    }
}
