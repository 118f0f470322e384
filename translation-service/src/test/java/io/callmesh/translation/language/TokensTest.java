package io.callmesh.translation.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void keepsWhatMatters() {
        assertThat(Tokens.of("¿Dónde ESTÁ, señor?", "es")).containsExactly("donde", "esta", "senor");
        assertThat(Tokens.of("订单4271到哪儿了？", "zh")).containsExactly("订", "单", "4271", "到", "哪", "儿", "了");
        assertThat(Tokens.of("two-person tent: 189.00 USD, by 2026-11-27.", "en"))
                .containsExactly("two", "person", "tent", "189.00", "usd", "by", "2026-11-27");
    }

    @Test
    void writesEnglishContractionsOut() {
        assertThat(Tokens.of("Where’s it? I'd say I can't, won't or don't.", "en"))
                .containsExactly("where", "is", "it", "i", "would", "say", "i", "can", "not", "will", "not", "or", "do", "not");
    }
}
