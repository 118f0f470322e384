package io.callmesh.backstage.office;

import io.callmesh.backstage.office.Patient.Appointment;
import io.callmesh.backstage.office.Patient.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The patients that the clinic begins with, and when it has time. Those whose appointments are changed in a rehearsal have no
/// other part in it.
final class ClinicSeed {

    private static final String DOCTOR = "Doctor Alvarez";

    static final List<Appointment> OPENINGS = List.of(
            new Appointment(Seed.TODAY.plusDays(9), "9:15", DOCTOR),
            new Appointment(Seed.TODAY.plusDays(10), "14:30", DOCTOR),
            new Appointment(Seed.TODAY.plusDays(13), "11:00", DOCTOR));

    /// When a refill that is asked for today can be fetched.
    static final LocalDate REFILLED = Seed.TODAY.plusDays(1);

    private static final Plan KNEE = new Plan(Seed.TODAY.minusDays(5), DOCTOR,
            List.of("rest your knee", "change the dressing every day", "walk for ten minutes three times a day"),
            List.of("ibuprofen 400 milligrams after breakfast and after dinner", "omeprazole 20 milligrams before breakfast"));
    private static final Plan COUGH = new Plan(Seed.TODAY.minusDays(8), DOCTOR,
            List.of("drink plenty of water", "stay at home until the fever is gone"),
            List.of("amoxicillin 500 milligrams three times a day for seven days"));

    private ClinicSeed() {}

    /// `604218` and `390174` only ask; `418267` has no appointment and no refill, `660903` one tomorrow.
    static List<Patient> patients() {
        var usual = new Appointment(Seed.TODAY.plusDays(8), "10:30", DOCTOR);
        return List.of(
                patient("604218", "1961-05-14", KNEE, usual),
                patient("525310", "1984-09-02", KNEE, usual),
                patient("731902", "1950-12-20", COUGH, usual),
                patient("860045", "1976-07-07", KNEE, usual),
                patient("660903", "1990-10-10", COUGH, new Appointment(Seed.TODAY.plusDays(1), "8:45", DOCTOR)),
                new Patient("418267", LocalDate.parse("1999-03-30"), COUGH, Optional.empty(), 0),
                patient("390174", "1968-10-01", KNEE, usual),
                patient("947351", "1991-04-18", COUGH, usual),
                patient("216608", "1955-02-11", KNEE, usual));
    }

    private static Patient patient(String number, String born, Plan plan, Appointment next) {
        return new Patient(number, LocalDate.parse(born), plan, Optional.of(next), 2);
    }
}
