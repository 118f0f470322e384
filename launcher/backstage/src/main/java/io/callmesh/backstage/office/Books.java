package io.callmesh.backstage.office;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The store's books: orders, call-backs, and the answers already given. An H2 database in memory on one connection; its user
/// takes care that one thread at a time uses it.
final class Books implements AutoCloseable {

    private static final String SCHEMA = """
            create table orders (number varchar(8) primary key, status varchar(16), item varchar(80), total varchar(24),
                                 currency char(3), due date, carrier varchar(40));
            create table call_backs (id varchar(40) primary key, phone varchar(40), message varchar(1000), order_number varchar(8));
            create table answered (idempotency_key varchar(200) primary key, request varchar(200), status int, body varchar(4000));
            """;

    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    static Books open() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        connection.setAutoCommit(false);
        var books = new Books(connection);
        try (var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        books.reset();
        connection.commit();
        return books;
    }

    /// As on the first day.
    void reset() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : List.of("orders", "call_backs", "answered")) statement.execute("delete from " + table);
        }
        for (var order : Seed.orders()) add(order);
    }

    Optional<Order> order(String number) throws SQLException {
        try (var query = prepared("select number, status, item, total, currency, due, carrier from orders where number = ?", number)) {
            var row = query.executeQuery();
            return row.next() ? Optional.of(order(row)) : Optional.empty();
        }
    }

    void change(Order order) throws SQLException {
        try (var update = prepared("update orders set status = ?, due = ? where number = ?", order.status(), order.due(), order.number())) {
            update.executeUpdate();
        }
    }

    void add(CallBack callBack) throws SQLException {
        try (var insert = prepared("insert into call_backs values (?, ?, ?, ?)",
                callBack.id(), callBack.phone(), callBack.message(), callBack.order())) {
            insert.executeUpdate();
        }
    }

    List<CallBack> callBacks() throws SQLException {
        try (var query = connection.prepareStatement("select id, phone, message, order_number from call_backs order by id")) {
            var rows = query.executeQuery();
            var found = new ArrayList<CallBack>();
            while (rows.next()) found.add(new CallBack(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            return List.copyOf(found);
        }
    }

    Optional<Answered> answered(String key) throws SQLException {
        try (var query = prepared("select request, status, body from answered where idempotency_key = ?", key)) {
            var row = query.executeQuery();
            return row.next() ? Optional.of(new Answered(row.getString(1), new Answer(row.getInt(2), row.getString(3)))) : Optional.empty();
        }
    }

    void remember(String key, Answered answered) throws SQLException {
        try (var insert = prepared(
                "insert into answered values (?, ?, ?, ?)", key, answered.request(), answered.answer().status(), answered.answer().body())) {
            insert.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void add(Order order) throws SQLException {
        try (var insert = prepared("insert into orders values (?, ?, ?, ?, ?, ?, ?)",
                order.number(), order.status(), order.item(), order.total(), order.currency(), order.due(), order.carrier())) {
            insert.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getObject(6, LocalDate.class), row.getString(7));
    }
}
