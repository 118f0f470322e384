package io.callmesh.gateway.line.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final String TO = "<sip:retail@127.0.0.1>", OURS = TO + ";tag=ours";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final HandAlarms alarms = new HandAlarms();
    private final User user = new User();
    private final HeardPath caller = new HeardPath("127.0.0.1", 5_070, false), connection = new HeardPath("127.0.0.1", 5_071, true);
    private final HeardPath elsewhere = new HeardPath("127.0.0.1", 5_099, false);
    private final Transactions transactions = new Transactions(alarms, user, _ -> elsewhere, new SourceLimit(1, 3, () -> 0), 4);

    private static final class User implements TransactionUser {

        final List<ServerTransaction> requested = new ArrayList<>(), cancelled = new ArrayList<>(), unacknowledged = new ArrayList<>();
        final List<Request> acknowledged = new ArrayList<>();

        @Override
        public boolean knows(Request request) {
            return request.toTag().equals("ours");
        }

        @Override
        public void requested(ServerTransaction transaction) {
            requested.add(transaction);
        }

        @Override
        public void acknowledged(Request ack) {
            acknowledged.add(ack);
        }

        @Override
        public void cancelled(ServerTransaction invite) {
            cancelled.add(invite);
        }

        @Override
        public void unacknowledged(ServerTransaction invite) {
            unacknowledged.add(invite);
        }
    }

    private void arrives(String text, Path path) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        transactions.received(bytes, bytes.length, path);
    }

    private ServerTransaction invited() {
        arrives(Letters.text("INVITE", "a", TO, 1, ""), caller);
        return user.requested.getFirst();
    }

    private static void reply(ServerTransaction transaction, int status) {
        transaction.reply(transaction.request().reply(status, "ours"));
    }

    @Test
    void aRequestThatComesTwiceIsToldOnceAndAnsweredTwice() {
        // Given
        arrives(Letters.text("OPTIONS", "a", TO, 1, ""), caller);
        reply(user.requested.getFirst(), 200);

        // When
        arrives(Letters.text("OPTIONS", "a", TO, 1, ""), caller);

        // Then
        assertThat(user.requested).hasSize(1);
        assertThat(caller.starts()).containsExactly("SIP/2.0 200 OK", "SIP/2.0 200 OK");
    }

    @Test
    void anAcceptedCallIsToldAgainUntilItIsAcknowledged() {
        // Given
        reply(invited(), 200);

        // When
        alarms.pass(Duration.ofMillis(3_600));
        user.requested.getFirst().acknowledged();
        alarms.pass(LONG);

        // Then
        assertThat(caller.starts()).describedAs("at 0, 0.5, 1.5 and 3.5 s").hasSize(4);
        assertThat(user.unacknowledged).isEmpty();
        assertThat(transactions.count()).isZero();
    }

    @Test
    void anAcceptedCallThatIsNeverAcknowledgedIsToldOfAfter32Seconds() {
        // Given
        reply(invited(), 200);

        // When
        alarms.pass(Duration.ofSeconds(31));
        assertThat(user.unacknowledged).isEmpty();
        alarms.pass(Duration.ofSeconds(1));

        // Then
        assertThat(user.unacknowledged).hasSize(1);
        assertThat(caller.starts()).describedAs("RFC 3261 13.3.1.4: doubling up to 4 s").hasSize(11);
    }

    @Test
    void theAcceptanceIsToldAgainEvenOverAConnection() {
        // Given
        arrives(Letters.text("INVITE", "a", TO, 1, ""), connection);
        reply(user.requested.getFirst(), 200);

        // When
        alarms.pass(Duration.ofMillis(600));

        // Then
        assertThat(connection.starts()).hasSize(2);
    }

    @Test
    void aRefusalIsToldAgainUntilItsAckComes() {
        // Given
        reply(invited(), 486);
        alarms.pass(Duration.ofMillis(600));

        // When
        arrives(Letters.text("ACK", "a", OURS, 1, ""), caller);
        alarms.pass(LONG);

        // Then
        assertThat(caller.starts()).containsExactly("SIP/2.0 486 Busy Here", "SIP/2.0 486 Busy Here");
        assertThat(user.acknowledged).describedAs("it belongs to the transaction").isEmpty();
        assertThat(transactions.count()).isZero();
    }

    @Test
    void theAckOfAnAcceptanceIsTheDialogs() {
        // Given
        reply(invited(), 200);

        // When
        arrives(Letters.text("ACK", "other", OURS, 1, ""), caller);

        // Then
        assertThat(user.acknowledged).hasSize(1);
    }

    @Test
    void aCancelIsAnsweredAndTheCallToldOf() {
        // Given
        invited();

        // When
        arrives(Letters.text("CANCEL", "a", TO, 1, ""), caller);
        arrives(Letters.text("CANCEL", "b", TO, 1, ""), caller);

        // Then
        assertThat(user.cancelled).hasSize(1);
        assertThat(caller.starts()).containsExactly("SIP/2.0 200 OK", "SIP/2.0 481 Call/Transaction Does Not Exist");
    }

    @Test
    void aCancelThatComesTooLateChangesNothing() {
        // Given
        reply(invited(), 200);

        // When
        arrives(Letters.text("CANCEL", "a", TO, 1, ""), caller);

        // Then
        assertThat(user.cancelled).isEmpty();
        assertThat(caller.starts()).containsExactly("SIP/2.0 200 OK", "SIP/2.0 200 OK");
    }

    @Test
    void theSameRequestByAnotherWayIsMerged() {
        // Given
        invited();

        // When
        arrives(Letters.text("INVITE", "b", TO, 1, ""), caller);
        arrives(Letters.text("INVITE", "c", TO, 2, ""), caller);

        // Then
        assertThat(user.requested).extracting(transactions::merged).containsExactly(false, true, false);
    }

    @Test
    void whoBeginsTooManyCallsIsRefusedAndWhatIsTooMuchIsNotRemembered() {
        // When
        for (int i = 0; i < 4; i++) arrives(Letters.text("INVITE", "i" + i, TO, i, ""), caller);
        for (int i = 0; i < 3; i++) arrives(Letters.text("OPTIONS", "o" + i, TO, i, ""), caller);
        arrives(Letters.text("INVITE", "last", TO, 9, ""), caller);

        // Then
        assertThat(user.requested).extracting(transaction -> transaction.request().method()).containsExactly("INVITE", "INVITE", "INVITE", "OPTIONS", "OPTIONS", "OPTIONS");
        assertThat(caller.starts()).containsExactly("SIP/2.0 503 Service Unavailable", "SIP/2.0 503 Service Unavailable");
        assertThat(caller.sent.getFirst()).contains("Retry-After: 5");
        assertThat(transactions.count()).isEqualTo(4);

        // When a call that lives here wants something
        arrives(Letters.text("BYE", "bye", OURS, 2, ""), caller);

        // Then
        assertThat(transactions.count()).isEqualTo(5);
    }

    @Test
    void anAnswerGoesToThePortThatViaTellsUnlessRportAsksForItsOwn() {
        // When
        arrives(Letters.text("OPTIONS", "a", TO, 1, "").replace(";rport", "").replace("127.0.0.1:5070;branch", "127.0.0.1:5099;branch"), caller);
        reply(user.requested.getFirst(), 200);

        // Then
        assertThat(elsewhere.starts()).containsExactly("SIP/2.0 200 OK");
        assertThat(caller.sent).isEmpty();
    }

    @Test
    void aRequestOfOursIsSentAgainUntilItIsAnswered() {
        // Given
        var answers = new ArrayList<Integer>();
        transactions.send(bye(), caller, response -> answers.add(response.status()));
        alarms.pass(Duration.ofMillis(1_600));

        // When
        answered(200);
        alarms.pass(LONG);

        // Then
        assertThat(caller.starts()).hasSize(3).containsOnly("BYE sip:alice@127.0.0.1 SIP/2.0");
        assertThat(answers).containsExactly(200);
        assertThat(transactions.count()).isZero();
    }

    @Test
    void aRequestOfOursThatNobodyAnswersEndsAs408() {
        // Given
        var answers = new ArrayList<Integer>();
        transactions.send(bye(), caller, response -> answers.add(response.status()));

        // When
        alarms.pass(LONG);

        // Then
        assertThat(answers).containsExactly(408);
        assertThat(caller.starts()).hasSize(11);
        assertThat(transactions.count()).isZero();
    }

    private static Request bye() {
        return new Request("BYE", "sip:alice@127.0.0.1", Fields.of(new Field("from", OURS), new Field("to", "<sip:a@b>;tag=theirs"), new Field("call-id", "one"), new Field("cseq", "1 BYE")));
    }

    private void answered(int status) {
        var request = Letters.request(caller.sent.getFirst());
        Response response = request.reply(status, "");
        arrives(new String(response.format(), StandardCharsets.UTF_8), caller);
    }

    @Test
    void garbageIsCountedAndHurtsNobody() {
        // When
        arrives("\0\0\0\0nothing of the kind\r\n\r\n", caller);

        // Then
        assertThat(transactions.troubles()).containsExactly(1L, 0L);
        assertThat(caller.sent).isEmpty();
    }
}
