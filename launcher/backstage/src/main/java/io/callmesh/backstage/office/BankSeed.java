package io.callmesh.backstage.office;

import io.callmesh.backstage.office.Customer.Payment;
import java.time.LocalDate;
import java.util.List;

/// The customers that the bank begins with. Those whose accounts and cards are changed in a rehearsal have no other part in it.
final class BankSeed {

    /// When a card that is ordered today comes.
    static final LocalDate NEW_CARD = Seed.TODAY.plusDays(7);

    private static final List<Payment> PAYMENTS = List.of(
            new Payment(Seed.TODAY.minusDays(1), "54.20 USD", "Corner Market"),
            new Payment(Seed.TODAY.minusDays(3), "23.00 USD", "City Transit"),
            new Payment(Seed.TODAY.minusDays(6), "118.40 USD", "Harbor Books"));

    private BankSeed() {}

    /// `b11` only asks; `b16` has a frozen debit card, and a new one on its way.
    static List<Customer> customers() {
        var haddad = customer("b16", "1979-05-23", "48226", 410, "Haddad");
        haddad.frozen.add("debit card");
        haddad.replaced.add("debit card");
        return List.of(
                customer("b11", "1985-03-04", "94107", 1240, "Marlow"),
                customer("b12", "1972-11-30", "60614", 2310, "Foster"),
                customer("b13", "1990-07-19", "73301", 95, "Kim"),
                customer("b14", "1958-01-12", "10025", 6400, "Novak"),
                customer("b15", "2001-09-05", "33130", 780, "Lopez"),
                haddad,
                customer("b17", "1988-06-16", "20010", 1520, "李娜", "Li Na"),
                customer("b18", "1975-12-01", "30320", 4100, "王伟", "Wang Wei"),
                customer("b19", "1993-02-28", "55401", 860, "陈静", "Chen Jing"),
                customer("b20", "1966-08-08", "80202", 3050, "赵强", "Zhao Qiang"));
    }

    private static Customer customer(String id, String born, String postcode, int checking, String... names) {
        return new Customer(id, LocalDate.parse(born), postcode, List.of(names), checking, PAYMENTS);
    }
}
