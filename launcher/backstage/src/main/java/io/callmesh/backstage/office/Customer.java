package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A customer of the bank: who they are, and how their accounts and cards stand. One thread at a time; amounts in cents.
final class Customer {

    /// What was paid with a card.
    record Payment(LocalDate date, String amount, String payee) {}

    final String id, postcode;
    final List<String> names;
    final LocalDate born;
    final List<Payment> payments;
    final Map<String, Long> cents = new LinkedHashMap<>();
    /// By card, `debit card` or `credit card`.
    final Set<String> frozen = new HashSet<>(), replaced = new HashSet<>();
    /// Payments that were reported, to their references.
    final Map<String, String> reported = new HashMap<>();

    /// @param names    each is enough to be known by
    /// @param checking dollars on the checking account
    Customer(String id, LocalDate born, String postcode, List<String> names, int checking, List<Payment> payments) {
        this.id = id;
        this.born = born;
        this.postcode = postcode;
        this.names = List.copyOf(names);
        this.payments = List.copyOf(payments);
        cents.put("checking", checking * 100L + 50);
        cents.put("savings", 830_000L);
        cents.put("card", 31_275L);
    }

    /// `{"checking":"1240.50 USD","savings":…,"card":…}`; of the card it is what is owed.
    Map<String, String> balances() {
        var all = new LinkedHashMap<String, String>();
        cents.forEach((account, amount) -> all.put(account, "%d.%02d USD".formatted(amount / 100, amount % 100)));
        return all;
    }

    boolean is(String toldPostcode, String toldBirth, String toldName) {
        return postcode.equals(toldPostcode) && Births.told(born, toldBirth) && Names.told(names, toldName);
    }
}
