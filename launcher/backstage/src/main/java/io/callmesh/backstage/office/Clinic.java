package io.callmesh.backstage.office;

import io.callmesh.backstage.office.Patient.Appointment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The clinic's desk: what is done for each request under `/clinic`. One request at a time.
final class Clinic {

    private static final String UNKNOWN = "nothing is known under that";
    private static final int TEXT_CHARACTERS = 40;
    private static final List<String> PLACES = List.of("first", "second", "third");

    private final Map<String, Patient> patients = new HashMap<>();

    Clinic() {
        ClinicSeed.patients().forEach(patient -> patients.put(patient.number, patient));
    }

    /// @param path after `/clinic`
    Answer read(List<String> path) {
        if (path.equals(List.of("openings"))) return Json.answer(200, Map.of("offers", ClinicSeed.OPENINGS));
        var patient = patient(path);
        if (patient.isEmpty() || path.size() != 3) return Json.missing(UNKNOWN);
        return switch (path.get(2)) {
            case "plan" -> Json.answer(200, patient.get().plan);
            case "appointment" -> patient.get().appointment.map(next -> Json.answer(200, next)).orElseGet(() -> Json.missing(UNKNOWN));
            default -> Json.missing(UNKNOWN);
        };
    }

    Answer change(List<String> path, Request request) throws Rejected {
        if (path.equals(List.of("identity"))) return identity(request);
        var patient = patient(path);
        if (patient.isEmpty()) return Json.missing(UNKNOWN);
        return switch (String.join("/", path.subList(2, path.size()))) {
            case "appointment/move" -> move(patient.get(), request.text("offer", TEXT_CHARACTERS));
            case "appointment/cancel" -> cancel(patient.get());
            case "refill" -> refill(patient.get());
            default -> Json.missing(UNKNOWN);
        };
    }

    private Optional<Patient> patient(List<String> path) {
        boolean named = path.size() > 2 && path.getFirst().equals("patients");
        return named ? Optional.ofNullable(patients.get(path.get(1))) : Optional.empty();
    }

    private Answer identity(Request request) throws Rejected {
        String number = request.text("number", TEXT_CHARACTERS), born = request.text("born", TEXT_CHARACTERS);
        boolean known = Optional.ofNullable(patients.get(number)).filter(patient -> patient.is(born)).isPresent();
        return known ? Json.answer(200, Map.of("number", number)) : Json.missing(UNKNOWN);
    }

    /// To one of the openings; from nothing, too.
    private static Answer move(Patient patient, String offer) throws Rejected {
        if (!PLACES.contains(offer)) throw new Rejected("offer", "one of " + PLACES);
        patient.appointment = Optional.of(ClinicSeed.OPENINGS.get(PLACES.indexOf(offer)));
        return Json.answer(200, patient.appointment.get());
    }

    /// Not on the day before any more.
    private static Answer cancel(Patient patient) {
        if (patient.appointment.isEmpty()) return Json.missing(UNKNOWN);
        Appointment next = patient.appointment.get();
        if (!next.date().isAfter(Seed.TODAY.plusDays(1))) return Json.answer(409, next);
        patient.appointment = Optional.empty();
        return Json.answer(200, next);
    }

    private static Answer refill(Patient patient) {
        if (patient.refills == 0) return Json.answer(409, Map.of("reason", "doctor"));
        patient.refills--;
        return Json.answer(200, Map.of("ready", ClinicSeed.REFILLED.toString()));
    }
}
