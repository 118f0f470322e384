package io.callmesh.launcher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.privacy.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A search that finds nothing proves something only if it finds what is there.
class NeedlesTest {

    private static final Invented JANE = Invented.english(3), OUYANG = Invented.chinese(4);

    private final Needles needles = new Needles();

    NeedlesTest() {
        needles.add(JANE);
        needles.add(OUYANG);
    }

    private boolean finds(String hay) {
        return finds(hay.getBytes(StandardCharsets.UTF_8));
    }

    private boolean finds(byte[] hay) {
        return !needles.in(hay, hay.length).isEmpty();
    }

    @Test
    void everyValueOfBothIsFoundAsItIs() {
        for (var caller : List.of(JANE, OUYANG)) {
            assertThat(caller.values()).hasSizeGreaterThan(4);
            caller.values().forEach((what, value) -> assertThat(finds("{\"x\":\"" + value + "\"}")).as(what).isTrue());
        }
    }

    @Test
    void everyFormOfACardIsFound() {
        String card = JANE.get("card");
        for (var form : List.of(Spelling.grouped(card, " "), Spelling.grouped(card, "-"), Spelling.spoken(card), Spelling.han(card), Spelling.spoken(card).toUpperCase(java.util.Locale.ROOT))) {
            assertThat(finds("it is " + form + ".")).as(form).isTrue();
        }
        assertThat(finds(HexFormat.of().withUpperCase().formatHex(("x" + card).getBytes(StandardCharsets.UTF_8)))).isTrue();
        for (var before : List.of("", "a", "ab", "abc")) {
            assertThat(finds(Base64.getEncoder().encode((before + card + "yz").getBytes(StandardCharsets.UTF_8)))).as("base64 after " + before).isTrue();
        }
        assertThat(finds(card.getBytes(StandardCharsets.UTF_16LE))).isTrue();
    }

    @Test
    void aChineseNameIsFoundInJsonEscapesToo() {
        var escaped = new StringBuilder();
        OUYANG.get("name").chars().forEach(letter -> escaped.append(String.format("\\u%04X", letter)));
        assertThat(finds("{\"name\":\"" + escaped + "\"}")).isTrue();
    }

    @Test
    void whatIsNobodysIsNotFound() {
        assertThat(finds("{\"call\":\"0193f5a2-8c11-7d5e-9f3e-1f0a4a7c2d11\",\"said\":\"Your order 4271 is on its way, [card 1]\"}")).isFalse();
        assertThat(finds(new byte[0])).isFalse();
    }

    /// What the gateway does with each line of a call, without a gateway.
    @Test
    void ofAScriptedCallTokensLeaveNothing() {
        for (int number = 0; number < 200; number++) {
            // Given
            var script = Script.of(number, 11);
            var own = new Needles();
            own.add(script.caller());
            var tokens = Tokens.NONE;

            for (var line : script.lines()) {
                // When
                var masked = tokens.mask(line, script.language());
                tokens = masked.tokens();

                // Then
                var bytes = masked.text().getBytes(StandardCharsets.UTF_8);
                assertThat(own.in(bytes, bytes.length)).as(line + " -> " + masked.text()).isEmpty();
            }
            assertThat(tokens.entries()).hasSizeGreaterThanOrEqualTo(script.caller().values().size());
        }
    }
}
