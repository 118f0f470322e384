package io.callmesh.gateway.line.sip;

import static io.callmesh.gateway.line.sip.wire.Letters.SDP;
import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.line.rtp.Sdp;
import io.callmesh.gateway.line.sip.DialogInput.Accepted;
import io.callmesh.gateway.line.sip.DialogInput.Answered;
import io.callmesh.gateway.line.sip.DialogInput.Arrived;
import io.callmesh.gateway.line.sip.DialogInput.Bell;
import io.callmesh.gateway.line.sip.DialogInput.Cancelled;
import io.callmesh.gateway.line.sip.DialogInput.HungUp;
import io.callmesh.gateway.line.sip.DialogInput.Rang;
import io.callmesh.gateway.line.sip.DialogInput.Refused;
import io.callmesh.gateway.line.sip.DialogInput.Transferring;
import io.callmesh.gateway.line.sip.DialogInput.Unacknowledged;
import io.callmesh.gateway.line.sip.wire.Letters;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a call does, as rows: the inputs one after the other, and what is done about the last.
class DialogTest {

    private static final String TO = "<sip:retail@127.0.0.1>", OURS = TO + ";tag=ours";
    private static final Sdp LOCAL = Sdp.of(new InetSocketAddress("127.0.0.1", 20_000));

    private static Step begun(String... more) {
        return Dialog.begin(invite(1, SDP, more), "ours", "sip:callmesh@127.0.0.1:5060", LOCAL);
    }

    private static Request invite(int sequence, String body, String... more) {
        return Letters.request(Letters.text("INVITE", "i" + sequence, sequence == 1 ? TO : OURS, sequence, body, more));
    }

    private static Arrived asked(String method, int sequence, String... more) {
        return new Arrived(Letters.request(Letters.text(method, method + sequence, OURS, sequence, "", more)));
    }

    private static Arrived asked(String method, int sequence, String type, String body) {
        return new Arrived(Letters.request(Letters.text(method, method + sequence, OURS, sequence, body, "Content-Type: " + type)));
    }

    private static Arrived reinvited(int sequence, String body) {
        return new Arrived(invite(sequence, body));
    }

    private static Answered answered(String method, int status, long sequence, String... more) {
        var request = Letters.request(Letters.text(method, "x", TO, sequence, "", more));
        return new Answered(request.reply(status, "", request.fields().all().stream().filter(field -> field.name().startsWith("session")).toList(), new byte[0]));
    }

    private static Step after(Step step, DialogInput... inputs) {
        var now = step;
        for (var input : inputs) now = Dialog.next(now.state(), input);
        return now;
    }

    private static Stream<Arguments> rows() {
        var up = new DialogInput[] {new Accepted(""), asked("ACK", 1)};
        String sending = SDP + "a=sendonly\r\n", foreign = SDP.replace("AVP 0 101", "AVP 18");
        return Stream.of(
                row("a ringing call that is accepted", "200 INVITE sendrecv, agree SENDRECV", new Accepted("")),
                row("a ringing call that nobody takes", "503 INVITE, end refused", new Refused(503, 5)),
                row("a call taken back", "487 INVITE, end cancelled", new Cancelled()),
                row("a hang-up of ours before acceptance", "480 INVITE, end refused", new HungUp()),
                row("the ACK of our acceptance", "settle", up),
                row("an ACK with another number", "", new Accepted(""), asked("ACK", 2)),
                row("no ACK", "BYE 1, end not_acknowledged", new Accepted(""), new Unacknowledged()),
                row("BYE", "200 BYE, end caller_hung_up", with(up, asked("BYE", 2))),
                row("BYE while it rings", "200 BYE, 487 INVITE, end caller_hung_up", asked("BYE", 2)),
                row("what comes after BYE", "481 INFO", with(up, asked("BYE", 2), asked("INFO", 3))),
                row("BYE again", "200 BYE", with(up, asked("BYE", 2), asked("BYE", 3))),
                row("our hang-up", "BYE 1, end hung_up", with(up, new HungUp())),
                row("our second hang-up", "", with(up, new HungUp(), new HungUp())),
                row("hold", "200 INVITE recvonly, agree RECVONLY", with(up, reinvited(2, sending))),
                row("resume", "200 INVITE sendrecv, agree SENDRECV", with(up, reinvited(2, sending), asked("ACK", 2), reinvited(3, SDP))),
                row("a change to what we do not have", "488 INVITE", with(up, reinvited(2, foreign))),
                row("an old number", "500 INFO", with(up, asked("INFO", 5), asked("INFO", 4))),
                row("UPDATE without anything", "200 UPDATE", with(up, asked("UPDATE", 2))),
                row("UPDATE to hold", "200 UPDATE recvonly, agree RECVONLY", with(up, asked("UPDATE", 2, "application/sdp", sending))),
                row("INVITE before its first was answered", "500 INVITE", reinvited(2, SDP)),
                row("keys by INFO", "200 INFO, press 5", with(up, asked("INFO", 2, "application/dtmf-relay", "Signal=5\r\nDuration=160"))),
                row("the star as a number", "200 INFO, press *", with(up, asked("INFO", 2, "application/dtmf-relay", "Signal= 10\r\nDuration=160"))),
                row("keys without a relay", "200 INFO, press #", with(up, asked("INFO", 2, "application/dtmf", "#"))),
                row("INFO that is no key", "415 INFO", with(up, asked("INFO", 2, "application/x", "y"))),
                row("OPTIONS within the call", "200 OPTIONS", with(up, asked("OPTIONS", 2))),
                row("REFER of the other side", "603 REFER", with(up, asked("REFER", 2))),
                row("MESSAGE", "405 MESSAGE", with(up, asked("MESSAGE", 2))),
                row("PRACK", "481 PRACK", with(up, asked("PRACK", 2))),
                row("an unknown method", "501 FOO", with(up, asked("FOO", 2))),
                row("what we do not have demanded", "420 INFO", with(up, asked("INFO", 2, "Require: 100rel"))),
                row("our transfer", "REFER 1, set REFERRAL 30", with(up, new Transferring("sip:desk@x"))),
                row("our transfer twice", "transferred false", with(up, new Transferring("sip:desk@x"), new Transferring("sip:desk@x"))),
                row("our transfer refused", "unset REFERRAL, transferred false", with(up, new Transferring("sip:d@x"), answered("REFER", 603, 1))),
                row("our transfer taken", "", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1))),
                row("the desk rings", "200 NOTIFY", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1), told(2, "SIP/2.0 180 Ringing", "active"))),
                row("the desk answers", "200 NOTIFY, unset REFERRAL, transferred true", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1), told(2, "SIP/2.0 200 OK", "terminated"))),
                row("the desk is busy", "200 NOTIFY, unset REFERRAL, transferred false", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1), told(2, "SIP/2.0 486 Busy", "terminated"))),
                row("the desk rings too long", "transferred false", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1), new Rang(Bell.REFERRAL))),
                row("the other side hangs up once it has taken our transfer", "200 BYE, transferred true, end caller_hung_up", with(up, new Transferring("sip:d@x"), answered("REFER", 202, 1), asked("BYE", 2))),
                row("the other side hangs up before", "200 BYE, transferred false, end caller_hung_up", with(up, new Transferring("sip:d@x"), asked("BYE", 2))),
                row("NOTIFY of nothing we asked", "481 NOTIFY", with(up, told(2, "SIP/2.0 200 OK", "terminated"))));
    }

    private static Arrived told(int sequence, String fragment, String state) {
        return new Arrived(Letters.request(Letters.text("NOTIFY", "n" + sequence, OURS, sequence, fragment, "Event: refer", "Subscription-State: " + state, "Content-Type: message/sipfrag")));
    }

    private static DialogInput[] with(DialogInput[] first, DialogInput... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(DialogInput[]::new);
    }

    private static Arguments row(String what, String done, DialogInput... inputs) {
        return Arguments.of(what, List.of(inputs), done);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    void aCallDoes(String what, List<DialogInput> inputs, String done) {
        assertThat(told(after(begun(), inputs.toArray(DialogInput[]::new)))).describedAs(what).isEqualTo(done);
    }

    private static String told(Step step) {
        return step.actions().stream().map(DialogTest::told).collect(Collectors.joining(", "));
    }

    private static String told(SipAction action) {
        return switch (action) {
            case SipAction.Reply(var request, var response) -> response.status() + " " + request.method() + direction(response.body());
            case SipAction.Send(var request) -> request.method() + " " + request.sequence() + direction(request.body());
            case SipAction.Acknowledge(var ack) -> "ack " + ack.sequence();
            case SipAction.Settle _ -> "settle";
            case SipAction.Agree(var agreement) -> "agree " + agreement.direction();
            case SipAction.Press(var keys) -> "press " + keys;
            case SipAction.Set(var bell, var wait) -> "set " + bell + " " + wait.toSeconds();
            case SipAction.Unset(var bell) -> "unset " + bell;
            case SipAction.Transferred(var connected) -> "transferred " + connected;
            case SipAction.End(var reason) -> "end " + reason;
        };
    }

    private static String direction(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).lines().filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)")).map(line -> " " + line.substring(2)).collect(Collectors.joining());
    }

    @Test
    void whoIsAcceptedIsToldHowToTakeTheCallUpAgain() {
        assertThat(sent(after(begun(), new Accepted("token.secret")))).contains("token.secret");
        assertThat(sent(after(begun(), new Accepted("")))).doesNotContain("callmesh-resume");
    }

    private static String sent(Step step) {
        return step.actions().stream().filter(SipAction.Reply.class::isInstance).map(Object::toString).collect(java.util.stream.Collectors.joining()).toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void aNewCallRings() {
        assertThat(told(begun())).isEqualTo("100 INVITE, 180 INVITE");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatSipForbidsIsRefusedAtOnce(Request invite, String done) {
        assertThat(told(Dialog.begin(invite, "ours", "sip:c@h", LOCAL))).isEqualTo(done);
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(invite(1, SDP, "Require: 100rel"), "420 INVITE, end refused"),
                Arguments.of(invite(1, SDP, "Session-Expires: 60", "Supported: timer"), "422 INVITE, end refused"),
                Arguments.of(invite(1, SDP.replace("AVP 0 101", "AVP 18")), "488 INVITE, end refused"),
                Arguments.of(invite(1, SDP, "Content-Type: text/plain"), "415 INVITE, end refused"),
                Arguments.of(Letters.request(Letters.text("INVITE", "i", TO, 1, SDP).replace("Contact: <sip:alice@127.0.0.1:5070>", "Contact: nobody")), "400 INVITE, end refused"));
    }

    /// As carriers send it, with a part for their own switches before and one behind.
    @Test
    void aDescriptionAmongOtherPartsIsFound() {
        String isup = "Content-Type: application/isup;version=x\r\n\r\nxx", mixed = "--b\r\n" + isup + "\r\n--b\r\nContent-Disposition: session\r\ncontent-type: Application/SDP\r\n\r\n" + SDP + "\r\n--b\r\n" + isup + "\r\n--b--\r\n";
        assertThat(told(after(Dialog.begin(invite(1, mixed, "Content-Type: multipart/mixed; boundary=\"b\""), "ours", "sip:c@h", LOCAL), new Accepted("")))).isEqualTo("200 INVITE sendrecv, agree SENDRECV");
        for (var type : List.of("multipart/mixed", "multipart/mixed;boundary=other", "multipart/mixed;boundary=", "text/plain;boundary=b")) {
            assertThat(told(Dialog.begin(invite(1, mixed, "Content-Type: " + type), "ours", "sip:c@h", LOCAL))).as(type).isEqualTo("415 INVITE, end refused");
        }
    }

    @Test
    void aCallWithoutADescriptionIsOfferedOneAndTheAckAnswersIt() {
        // Given
        var begun = Dialog.begin(invite(1, ""), "ours", "sip:c@h", LOCAL);

        // When
        var accepted = after(begun, new Accepted(""));
        var acknowledged = after(accepted, asked("ACK", 1, "application/sdp", SDP));

        // Then
        assertThat(told(accepted)).isEqualTo("200 INVITE sendrecv");
        assertThat(told(acknowledged)).isEqualTo("settle, agree SENDRECV");
        assertThat(told(after(accepted, asked("ACK", 1)))).isEqualTo("BYE 1, end no_common_sound");
        assertThat(told(after(accepted, reinvited(2, SDP)))).describedAs("two offers cross").isEqualTo("491 INVITE");
    }

    @Test
    void aSessionTimerOfTheirsEndsACallWithoutASignOfLife() {
        // Given
        var accepted = after(begun("Session-Expires: 120", "Supported: timer"), new Accepted(""));

        // Then
        assertThat(told(accepted)).isEqualTo("200 INVITE sendrecv, agree SENDRECV, set EXPIRY 88, unset REFRESH");
        assertThat(told(after(accepted, asked("ACK", 1), asked("UPDATE", 2, "Session-Expires: 120;refresher=uac")))).isEqualTo("200 UPDATE, set EXPIRY 88, unset REFRESH");
        assertThat(told(after(accepted, asked("ACK", 1), asked("UPDATE", 2, "Session-Expires: 30")))).isEqualTo("422 UPDATE");
        assertThat(told(after(accepted, asked("ACK", 1), new Rang(Bell.EXPIRY)))).isEqualTo("BYE 1, end no_sign_of_life");
    }

    @Test
    void aSessionTimerThatWeMustServeIsServedByUpdateOrInvite() {
        // Given
        var updating = after(begun("Session-Expires: 120;refresher=uas", "Supported: timer", "Allow: INVITE, UPDATE"), new Accepted(""), asked("ACK", 1));
        var inviting = after(begun("Session-Expires: 120;refresher=uas", "Supported: timer"), new Accepted(""), asked("ACK", 1));

        // When
        var updated = after(updating, new Rang(Bell.REFRESH));
        var invited = after(inviting, new Rang(Bell.REFRESH));

        // Then
        assertThat(told(after(begun("Session-Expires: 120"), new Accepted("")))).describedAs("a caller who cannot").endsWith("set EXPIRY 88, set REFRESH 60");
        assertThat(told(updated)).isEqualTo("UPDATE 1");
        assertThat(told(invited)).isEqualTo("INVITE 1 sendrecv");
        assertThat(told(after(invited, reinvited(2, SDP)))).describedAs("two INVITEs cross").isEqualTo("491 INVITE");
        assertThat(told(after(invited, answered("INVITE", 491, 1)))).isEqualTo("set REFRESH 1");
        assertThat(told(after(updated, answered("UPDATE", 408, 1)))).isEqualTo("BYE 2, end no_sign_of_life");
        assertThat(told(after(updated, answered("UPDATE", 200, 1, "Session-Expires: 120;refresher=uac")))).isEqualTo("set EXPIRY 88, set REFRESH 60");
    }

    @Test
    void requestsOfOursGoByTheRouteTheCallCameBy() {
        // When
        var loose = bye(begun("Record-Route: <sip:near;lr>, <sip:far;lr>"));
        var strict = bye(begun("Record-Route: <sip:old.proxy>, <sip:far;lr>"));

        // Then
        assertThat(loose.uri()).isEqualTo("sip:alice@127.0.0.1:5070");
        assertThat(loose.fields().values("route")).containsExactly("<sip:near;lr>", "<sip:far;lr>");
        assertThat(strict.uri()).isEqualTo("sip:old.proxy");
        assertThat(strict.fields().values("route")).containsExactly("<sip:far;lr>", "<sip:alice@127.0.0.1:5070>");
        assertThat(loose.from()).isEqualTo(OURS);
        assertThat(loose.to()).isEqualTo("\"A, B\" <sip:alice@127.0.0.1>;tag=theirs");
    }

    private static Request bye(Step begun) {
        return after(begun, new Accepted(""), asked("ACK", 1), new HungUp()).actions().stream().filter(SipAction.Send.class::isInstance).map(action -> ((SipAction.Send) action).request()).findFirst().orElseThrow();
    }

    @Test
    void theDescriptionIsAFreshOneEachTime() {
        // Given
        var up = after(begun(), new Accepted(""), asked("ACK", 1));

        // When
        var held = after(up, reinvited(2, SDP + "a=inactive\r\n"), asked("ACK", 2));
        var resumed = after(held, reinvited(3, SDP));

        // Then
        assertThat(resumed.state().sdp().version()).isEqualTo(3);
    }
}
