package io.callmesh.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void theSameValueHasTheSameTokenHoweverItIsSaid() {
        // Given
        var first = Tokens.NONE.mask("my card is 4111 1111 1111 1111", "en");
        // When
        var again = first.tokens().mask("yes, four one one one one one one one one one one one one one one one, not 5500 0000 0000 0004", "en");
        // Then
        assertThat(first.text()).isEqualTo("my card is [card 1]");
        assertThat(again.text()).isEqualTo("yes, [card 1], not [card 2]");
    }

    @Test
    void chineseHasTokensOfItsOwnAndBothMeanTheSame() {
        var masked = Tokens.NONE.mask("我叫张伟，手机13800138000", "zh");
        assertThat(masked.text()).isEqualTo("我叫[姓名1]，手机[电话1]");
        assertThat(masked.tokens().resolve("call [phone 1] or [电话1], ask for [name 1], not [name 2]")).isEqualTo("call 13800138000 or 13800138000, ask for 张伟, not [name 2]");
    }

    @Test
    void whatAPackDeclaresIsKnownInEveryForm() {
        // Given
        var tokens = Tokens.NONE.with(Kind.REFERENCE, "604218").with(Kind.NAME, "Jane Marlowe");
        // When
        String masked = tokens.mask("it is six oh four two one eight; Marlowe, M-A-R-L-O-W-E; not 16042189", "en").text();
        // Then
        assertThat(masked).isEqualTo("it is [reference 1]; [name 1], [name 1]; not 16042189");
    }

    @Test
    void itOutlivesBeingWritten() {
        var tokens = Tokens.NONE.mask("card 4111111111111111, my name is Jane Marlow, 212-736-5000", "en").tokens();
        assertThat(Tokens.read(tokens.write())).isEqualTo(tokens);
        assertThat(tokens.toString()).isEqualTo("3 tokens");
    }

    @Test
    void beyondItsRoomNothingIsLearnedAndAllIsMasked() {
        var tokens = Tokens.NONE;
        for (int number = 0; number < Tokens.MOST; number++) tokens = tokens.with(Kind.REFERENCE, "R" + number + "-" + number);
        var masked = tokens.mask("card 4111111111111111", "en");
        assertThat(masked.text()).isEqualTo("card [card]");
        assertThat(masked.tokens().entries()).hasSize(Tokens.MOST);
    }

    @Property(tries = 300)
    void whatIsMaskedTellsNothingAndComesBack(@ForAll long seed) {
        // Given
        var invented = new Invented(seed);
        String card = invented.card(), mobile = invented.mobile();
        // When
        var masked = Tokens.NONE.mask("pay with " + card + " and call " + mobile + " now", "en");
        // Then
        assertThat(masked.text()).isEqualTo("pay with [card 1] and call [phone 1] now");
        assertThat(masked.tokens().resolve(masked.text())).isEqualTo("pay with " + card + " and call " + mobile + " now");
        assertThat(masked.tokens().mask(masked.text(), "en").text()).isEqualTo(masked.text());
    }
}
