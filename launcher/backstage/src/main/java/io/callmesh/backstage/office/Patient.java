package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A patient of the clinic after a visit: what was agreed there, and what comes next. One thread at a time.
final class Patient {

    /// @param time `10:30`
    record Appointment(LocalDate date, String time, String doctor) {}

    /// What was agreed at the last visit, as it is told.
    record Plan(LocalDate visit, String doctor, List<String> steps, List<String> medicines) {

        Plan {
            steps = List.copyOf(steps);
            medicines = List.copyOf(medicines);
        }
    }

    final String number;
    final LocalDate born;
    final Plan plan;
    Optional<Appointment> appointment;
    /// How often the medicines may be given out again.
    int refills;

    Patient(String number, LocalDate born, Plan plan, Optional<Appointment> appointment, int refills) {
        this.number = number;
        this.born = born;
        this.plan = plan;
        this.appointment = appointment;
        this.refills = refills;
    }

    boolean is(String toldBirth) {
        return Births.told(born, toldBirth);
    }
}
