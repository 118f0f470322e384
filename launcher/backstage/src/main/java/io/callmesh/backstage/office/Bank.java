package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bank's desk: what is done for each request under `/bank`. One request at a time.
///
/// Nothing is told about a customer but under the id that `/bank/identity` gave for the postcode, date of birth and name.
final class Bank {

    private static final String UNKNOWN = "nothing is known under that";
    private static final int TEXT_CHARACTERS = 80, LIMIT_CENTS = 500_000;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,6})(?:[.]([0-9]{2}))?(?: USD)?");
    private static final Map<String, List<String>> ROUTES = Map.of("checking to savings", List.of("checking", "savings"),
            "savings to checking", List.of("savings", "checking"), "checking to credit card", List.of("checking", "card"));
    private static final List<String> CARDS = List.of("debit card", "credit card"), PLACES = List.of("first", "second", "third");

    private final Map<String, Customer> customers = new HashMap<>();

    Bank() {
        BankSeed.customers().forEach(customer -> customers.put(customer.id, customer));
    }

    /// @param path after `/bank`
    Answer read(List<String> path) {
        var customer = customer(path);
        if (customer.isEmpty() || path.size() != 3) return Json.missing(UNKNOWN);
        return switch (path.get(2)) {
            case "accounts" -> Json.answer(200, customer.get().balances());
            case "payments" -> Json.answer(200, Map.of("recent", customer.get().payments));
            default -> Json.missing(UNKNOWN);
        };
    }

    Answer change(List<String> path, Request request) throws Rejected {
        if (path.equals(List.of("identity"))) return identity(request);
        var customer = customer(path);
        if (customer.isEmpty()) return Json.missing(UNKNOWN);
        return switch (String.join("/", path.subList(2, path.size()))) {
            case "cards/freeze" -> freeze(customer.get(), oneOf(request, "card", CARDS));
            case "cards/replace" -> replace(customer.get(), oneOf(request, "card", CARDS));
            case "transfers" -> transfer(customer.get(), request);
            case "reports" -> report(customer.get(), oneOf(request, "payment", PLACES));
            default -> Json.missing(UNKNOWN);
        };
    }

    private Optional<Customer> customer(List<String> path) {
        boolean named = path.size() > 2 && path.getFirst().equals("customers");
        return named ? Optional.ofNullable(customers.get(path.get(1))) : Optional.empty();
    }

    private Answer identity(Request request) throws Rejected {
        String postcode = request.text("postcode", TEXT_CHARACTERS), born = request.text("born", TEXT_CHARACTERS), name = request.text("name", TEXT_CHARACTERS);
        return customers.values().stream().filter(customer -> customer.is(postcode, born, name)).findFirst()
                .map(customer -> Json.answer(200, Map.of("id", customer.id))).orElseGet(() -> Json.missing(UNKNOWN));
    }

    private static Answer freeze(Customer customer, String card) {
        return Json.answer(customer.frozen.add(card) ? 200 : 409, Map.of("card", card));
    }

    /// A new card makes the old one worthless.
    private static Answer replace(Customer customer, String card) {
        if (!customer.replaced.add(card)) return Json.answer(409, Map.of("card", card, "due", BankSeed.NEW_CARD.toString()));
        customer.frozen.add(card);
        return Json.answer(200, Map.of("card", card, "due", BankSeed.NEW_CARD.toString()));
    }

    private static Answer transfer(Customer customer, Request request) throws Rejected {
        var route = ROUTES.getOrDefault(oneOf(request, "route", List.copyOf(ROUTES.keySet())), List.of());
        long cents = cents(request.text("amount", TEXT_CHARACTERS));
        if (cents > LIMIT_CENTS) return Json.answer(409, Map.of("reason", "limit"));
        String day = request.text("day", TEXT_CHARACTERS);
        if (!day.isEmpty()) return planned(customer, day);
        if (cents > customer.cents.getOrDefault(route.getFirst(), 0L)) return Json.answer(409, Map.of("reason", "funds"));
        customer.cents.merge(route.getFirst(), -cents, Long::sum);
        customer.cents.merge(route.getLast(), route.getLast().equals("card") ? -cents : cents, Long::sum);
        return Json.answer(200, customer.balances());
    }

    private static long cents(String amount) throws Rejected {
        var written = AMOUNT.matcher(amount);
        if (!written.matches()) throw new Rejected("amount", "dollars, such as 250 or 12.50 USD");
        return Long.parseLong(written.group(1)) * 100 + (written.group(2) == null ? 0 : Long.parseLong(written.group(2)));
    }

    /// For a day to come; whether the money is there is seen then.
    private static Answer planned(Customer customer, String day) throws Rejected {
        try {
            boolean over = LocalDate.parse(day).isBefore(LocalDate.now(ZoneOffset.UTC).minusDays(1));
            return over ? Json.answer(409, Map.of("reason", "day")) : Json.answer(200, customer.balances());
        } catch (DateTimeParseException malformed) {
            throw new Rejected("day", "a day such as 2026-12-03, or nothing");
        }
    }

    private static Answer report(Customer customer, String payment) {
        boolean known = customer.reported.containsKey(payment);
        var reference = customer.reported.computeIfAbsent(payment, place -> customer.id.substring(1) + "0" + (PLACES.indexOf(place) + 1));
        return Json.answer(known ? 409 : 200, Map.of("reference", reference));
    }

    private static String oneOf(Request request, String field, List<String> known) throws Rejected {
        var told = request.text(field, TEXT_CHARACTERS);
        if (!known.contains(told)) throw new Rejected(field, "one of " + known.stream().sorted().toList());
        return told;
    }
}
