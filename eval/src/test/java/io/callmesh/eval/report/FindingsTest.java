package io.callmesh.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void isATableForPeopleAndAnObjectForPrograms() {
        var findings = new Findings("digits").row("speaker", "all", "first pass %", 35.04).note("100 numbers");

        assertThat(findings.markdown()).isEqualTo("""
                ## digits

                | speaker | first pass % |
                | --- | --- |
                | all | 35.0 |

                - 100 numbers
                """);
        assertThat(findings.json()).isEqualTo("{\"bench\":\"digits\",\"rows\":[{\"speaker\":\"all\",\"first pass %\":35.04}],\"notes\":[\"100 numbers\"]}");
    }
}
