package io.callmesh.backstage.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClinicTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clinic clinic = new Clinic();

    @Test
    void knowsAPatientByNumberAndDateOfBirth() throws Exception {
        assertThat(identity("604218", "05141961").status()).isEqualTo(200);
        assertThat(identity("604218", "19610514").status()).isEqualTo(200);
        assertThat(identity("604218", "05151961").status()).isEqualTo(404);
        assertThat(identity("604219", "05141961").status()).isEqualTo(404);
    }

    @Test
    void tellsThePlanAsItWasAgreed() throws Exception {
        var plan = json(clinic.read(List.of("patients", "604218", "plan")));
        assertThat(plan.path("visit").asText()).isEqualTo("2026-11-19");
        assertThat(plan.path("steps").get(0).asText()).isEqualTo("rest your knee");
        assertThat(plan.path("medicines")).hasSize(2);
    }

    @Test
    void movesAnAppointmentToAnOpening() throws Exception {
        assertThat(json(clinic.read(List.of("openings"))).path("offers")).hasSize(3);
        assertThat(json(post("525310", "appointment/move", Map.of("offer", "second"))).path("date").asText()).isEqualTo("2026-12-04");
        assertThat(json(clinic.read(List.of("patients", "525310", "appointment"))).path("time").asText()).isEqualTo("14:30");
        assertThatThrownBy(() -> post("525310", "appointment/move", Map.of("offer", "fourth"))).isInstanceOf(Rejected.class);
    }

    @Test
    void cancelsAnAppointmentOnceAndNotOnTheDayBefore() throws Exception {
        assertThat(post("731902", "appointment/cancel", Map.of()).status()).isEqualTo(200);
        assertThat(post("731902", "appointment/cancel", Map.of()).status()).isEqualTo(404);
        assertThat(clinic.read(List.of("patients", "731902", "appointment")).status()).isEqualTo(404);
        assertThat(post("660903", "appointment/cancel", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void refillsOnlyWhatTheDoctorAllowed() throws Exception {
        assertThat(json(post("860045", "refill", Map.of())).path("ready").asText()).isEqualTo("2026-11-25");
        assertThat(post("860045", "refill", Map.of()).status()).isEqualTo(200);
        assertThat(post("860045", "refill", Map.of()).status()).isEqualTo(409);
        assertThat(post("418267", "refill", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void knowsNothingElse() throws Exception {
        assertThat(clinic.read(List.of("patients", "999999", "plan")).status()).isEqualTo(404);
        assertThat(clinic.read(List.of("patients", "604218", "diagnosis")).status()).isEqualTo(404);
        assertThat(post("604218", "dose", Map.of()).status()).isEqualTo(404);
    }

    private Answer identity(String number, String born) throws Rejected {
        return change(List.of("identity"), Map.of("number", number, "born", born));
    }

    private Answer post(String patient, String what, Map<String, String> body) throws Rejected {
        var path = new ArrayList<>(List.of("patients", patient));
        path.addAll(List.of(what.split("/")));
        return change(path, body);
    }

    private Answer change(List<String> path, Map<String, String> body) throws Rejected {
        return clinic.change(path, new Request("POST", path, Map.of(), JSON.valueToTree(body), Optional.empty()));
    }

    private static JsonNode json(Answer answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
