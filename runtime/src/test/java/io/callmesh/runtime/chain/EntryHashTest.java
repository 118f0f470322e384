package io.callmesh.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryHashTest {

    /// The samples of RFC 8785, appendix B, as bits of IEEE 754 and as text.
    @ParameterizedTest
    @CsvSource({"0000000000000000,0", "8000000000000000,0", "0000000000000001,5e-324", "7fefffffffffffff,1.7976931348623157e+308", "4340000000000000,9007199254740992",
        "4430000000000000,295147905179352830000", "44b52d02c7e14af5,9.999999999999997e+22", "44b52d02c7e14af6,1e+23", "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef50,1e+21", "3eb0c6f7a0b5ed8c,9.999999999999997e-7", "3eb0c6f7a0b5ed8d,0.000001", "41b3de4355555553,333333333.3333332", "becbf647612f3696,-0.0000033333333333333333"})
    void numbersAreWrittenAsEcmaScriptWritesThem(String bits, String text) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
    }

    @Test
    void membersAreSortedAndOnlyWhatMustIsEscaped() throws Exception {
        var object = Struct.newBuilder();
        JsonFormat.parser().merge("{\"€\": \"\\u20ac\\/\\u000f\\n\\\"\", \"b\": [1.0, true, null, {}], \"a\": {\"z\": -2.50, \"y\": \"我\"}}", object);

        assertThat(CanonicalJson.of(object.build())).isEqualTo("{\"a\":{\"y\":\"我\",\"z\":-2.5},\"b\":[1,true,null,{}],\"€\":\"€/\\u000f\\n\\\"\"}");
    }

    @Test
    void theHashIsThatOfTheEntryWithoutItsHashHoweverItIsSet() {
        // sha256sum of {"a":1,"b":"x"}
        String known = "ecf9e98ec0641e23113ff3ce8bdc78d0ddd249886517fd4a7f68cc83d4e65667";

        assertThat(EntryHash.of("{ \"b\": \"x\", \"hash\": \"whatever\", \"a\": 1.0 }")).isEqualTo(EntryHash.of("{\"a\":1,\"b\":\"x\"}")).isEqualTo(known);
        assertThat(EntryHash.of("{\"a\":1,\"b\":\"y\"}")).isNotEqualTo(known);
    }

    @Test
    void whatIsNoObjectHasNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> EntryHash.of("[1]"));
    }
}
