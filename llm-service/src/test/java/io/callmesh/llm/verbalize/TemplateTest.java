package io.callmesh.llm.verbalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "digits | en    | 4271          | 4 2 7 1",
        "digits | zh    | 4271          | 4 2 7 1",
        "digits | en    | AB-12         | A B 1 2",
        "money  | en    | 12.50 USD     | $12.50",
        "money  | en-GB | 12.00 GBP     | £12",
        "money  | en    | 12.5 CHF      | 12.50 CHF",
        "money  | zh    | 12.50 USD     | 12.50美元",
        "money  | zh    | 12.50 CNY     | 12.50元",
        "money  | es    | 12.50 USD     | 12,50 dólares",
        "date   | en    | 2026-11-24    | Tuesday, November 24",
        "date   | zh-CN | 2026-11-24    | 11月24日星期二",
        "date   | es    | 2026-11-24    | martes 24 de noviembre",
        "date   | en    | 2026-11-24T09:30:00Z | Tuesday, November 24",
        "time   | en    | 18:35         | 6:35 pm",
        "time   | en    | 00:05         | 12:05 am",
        "time   | en    | 12:00         | noon",
        "time   | zh    | 18:30         | 晚上6点半",
        "time   | zh    | 09:05         | 上午9点5分",
        "time   | zh    | 12:00         | 中午12点",
        "time   | es    | 18:35         | 18:35",
        "email  | en    | jane.marlow@example.com | jane dot marlow at example dot com",
        "email  | zh    | jo_42@example.com | jo 下划线 42 艾特 example 点 com",
        "phone  | en    | +4420         | plus 4 4 2 0",
        "phone  | zh    | 138           | 1 3 8",
        "list   | en    | tent, lamp, mat | tent, lamp and mat",
        "list   | zh    | [\"帐篷\",\"灯\",\"垫子\"] | 帐篷、灯和垫子",
        "list   | es    | tienda, lámpara | tienda y lámpara",
        "list   | en    | tent          | tent",
        "list   | en    | []            | ``",
        "word   | en    | on its way    | on its way",
    })
    void readsAValueInItsFormat(String format, String language, String value, String read) {
        assertThat(Template.fill("{x|" + format + "}", Map.of("x", value), language)).isEqualTo(read);
    }

    @Test
    void fillsSlotsAndFieldsAlike() {
        var values = Map.of("orderNumber", "4271", "order.due", "2026-11-24");
        assertThat(Template.fill("Order {orderNumber|digits}, due {order.due|date}; {orderNumber}.", values, "en")).isEqualTo("Order 4 2 7 1, due Tuesday, November 24; 4271.");
        assertThat(Template.fill("Nothing to fill.", Map.of(), "en")).isEqualTo("Nothing to fill.");
    }

    @Test
    void aValueIsNotReadAsATemplate() {
        assertThat(Template.fill("You said {message}.", Map.of("message", "{secret} $1"), "en")).isEqualTo("You said {secret} $1.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{y}        ; verbalize.values    ; lacks y",
        "{x|money}  ; verbalize.values[x] ; an amount and a currency",
        "{x|time}   ; verbalize.values[x] ; 18:35",
        "{x|email}  ; verbalize.values[x] ; an @",
        "{x|date}   ; verbalize.values[x] ; 2026-11-24",
        "{x|shout}  ; verbalize.values[x] ; unknown format",
    })
    void saysWhatIsWrongWithoutRepeatingTheValue(String template, String field, String problem) {
        assertThatThrownBy(() -> Template.fill(template, Map.of("x", "private words"), "en")).isInstanceOfSatisfying(MeshException.class,
                failure -> assertThat(failure.fault()).isInstanceOfSatisfying(Fault.BadInput.class, bad -> {
                    assertThat(bad.field()).isEqualTo(field);
                    assertThat(bad.problem()).contains(problem).doesNotContain("private");
                }));
    }
}
