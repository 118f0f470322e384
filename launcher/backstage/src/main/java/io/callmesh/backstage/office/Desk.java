package io.callmesh.backstage.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// The clerk: what is done for each request. One request at a time.
final class Desk {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{4}");
    private static final int MESSAGE_CHARACTERS = 1000, PHONE_CHARACTERS = 40, ADDRESS_CHARACTERS = 200;

    /// What the store offers, for programs to read.
    private static final String DOCUMENT = document();

    private final Books books;
    private Changes changes = new Changes();
    private Bank bank = new Bank();
    private Clinic clinic = new Clinic();

    Desk(Books books) {
        this.books = books;
    }

    private static String document() {
        try (var document = Desk.class.getResourceAsStream("openapi.json")) {
            if (document == null) throw new IllegalStateException("no openapi.json");
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException inOurJar) {
            throw new UncheckedIOException(inOurJar);
        }
    }

    /// Answers; a change is made whole or not at all, and once only for each idempotency key.
    synchronized Answer serve(Request request) throws SQLException {
        try {
            var answer = switch (request.method()) {
                case "GET" -> read(request);
                case "POST" -> change(request);
                default -> Json.answer(405, Map.of("error", "only GET and POST"));
            };
            books.commit();
            return answer;
        } catch (Rejected e) {
            books.rollback();
            return Json.answer(400, Map.of("error", "expected " + e.getMessage(), "field", e.field()));
        } catch (SQLException e) {
            books.rollback();
            throw e;
        }
    }

    private Answer reset() throws SQLException {
        books.reset();
        bank = new Bank();
        clinic = new Clinic();
        changes = new Changes();
        return Json.answer(200, Map.of("status", "reset"));
    }

    private Answer change(Request request) throws SQLException, Rejected {
        if (request.path().equals(List.of("reset"))) return reset();
        var key = request.checkedKey();
        changes.asked(request);
        if (key.isEmpty()) return done(request);
        var before = books.answered(key.get());
        if (before.isPresent()) return again(request, before.get());
        var answer = done(request);
        books.remember(key.get(), new Answered(request.line(), answer));
        return answer;
    }

    private Answer done(Request request) throws SQLException, Rejected {
        var answer = changed(request);
        changes.done(request, answer.status());
        return answer;
    }

    private static Answer again(Request request, Answered before) throws Rejected {
        if (!before.request().equals(request.line())) throw new Rejected("Idempotency-Key", "a key not used for another request");
        return before.answer();
    }

    private Answer read(Request request) throws SQLException, Rejected {
        var path = request.path();
        if (under("bank", path)) return bank.read(path.subList(1, path.size()));
        if (under("clinic", path)) return clinic.read(path.subList(1, path.size()));
        if (path.equals(List.of("openapi.json"))) return new Answer(200, DOCUMENT);
        if (path.equals(List.of("health"))) return Json.answer(200, Map.of("status", "UP"));
        if (path.equals(List.of("call-backs"))) return Json.answer(200, books.callBacks());
        if (path.equals(List.of("changes"))) return Json.answer(200, changes.all());
        if (path.equals(List.of("recommendations"))) return recommendations(request);
        if (path.size() == 2 && path.getFirst().equals("orders")) return order(path.get(1));
        return Json.missing("no such page");
    }

    private Answer changed(Request request) throws SQLException, Rejected {
        var path = request.path();
        if (under("bank", path)) return bank.change(path.subList(1, path.size()), request);
        if (under("clinic", path)) return clinic.change(path.subList(1, path.size()), request);
        if (path.equals(List.of("call-backs"))) return callBack(request);
        if (path.size() != 3 || !path.getFirst().equals("orders")) return Json.missing("no such page");
        return switch (path.get(2)) {
            case "cancel" -> cancel(path.get(1));
            case "delivery" -> deliver(path.get(1), request);
            case "address" -> sent(path.get(1), request.text("address", ADDRESS_CHARACTERS), "address");
            case "updates" -> sent(path.get(1), request.text("email", ADDRESS_CHARACTERS), "email");
            default -> Json.missing("no such page");
        };
    }

    private static boolean under(String house, List<String> path) {
        return !path.isEmpty() && path.getFirst().equals(house);
    }

    private Answer order(String number) throws SQLException, Rejected {
        return books.order(checked(number)).map(order -> Json.answer(200, order)).orElseGet(() -> Json.missing("no such order"));
    }

    private Answer cancel(String number) throws SQLException, Rejected {
        var order = books.order(checked(number));
        if (order.isEmpty()) return Json.missing("no such order");
        if (order.get().gone()) return Json.answer(409, order.get());
        return saved(order.get().withStatus("cancelled"));
    }

    private Answer deliver(String number, Request request) throws SQLException, Rejected {
        var day = Days.read(request.text("day", PHONE_CHARACTERS), Seed.TODAY);
        var order = books.order(checked(number));
        if (order.isEmpty()) return Json.missing("no such order");
        if (order.get().gone() || order.get().cancelled()) return Json.answer(409, order.get());
        return saved(order.get().withDue(day));
    }

    /// Where an order, or news of it, goes to. Kept by nobody here: the demonstration sends nothing.
    private Answer sent(String number, String where, String field) throws SQLException, Rejected {
        if (where.isEmpty()) throw new Rejected(field, "where to send it");
        var order = books.order(checked(number));
        if (order.isEmpty()) return Json.missing("no such order");
        boolean late = field.equals("address") && order.get().gone() || order.get().cancelled();
        return Json.answer(late ? 409 : 200, order.get());
    }

    private Answer saved(Order order) throws SQLException {
        books.change(order);
        return Json.answer(200, order);
    }

    private Answer callBack(Request request) throws SQLException, Rejected {
        var phone = request.text("phone", PHONE_CHARACTERS);
        var message = request.text("message", MESSAGE_CHARACTERS);
        if (phone.isEmpty() && message.isEmpty()) throw new Rejected("message", "a message, or a phone number to call");
        var callBack = new CallBack(UUID.randomUUID().toString(), phone, message, order(request));
        books.add(callBack);
        return Json.answer(200, Map.of("id", callBack.id()));
    }

    private static Answer recommendations(Request request) throws Rejected {
        var use = request.query().getOrDefault("for", "");
        if (use.isBlank()) throw new Rejected("for", "what the item is for, like camping");
        var items = Catalog.recommended(use);
        return items.isEmpty() ? Json.missing("nothing to recommend") : Json.answer(200, Map.of("items", items));
    }

    private static String order(Request request) throws Rejected {
        var number = request.text("order", PHONE_CHARACTERS);
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) throw new Rejected("order", "four digits, or nothing");
        return number;
    }

    private static String checked(String number) throws Rejected {
        if (!NUMBER.matcher(number).matches()) throw new Rejected("number", "four digits");
        return number;
    }
}
