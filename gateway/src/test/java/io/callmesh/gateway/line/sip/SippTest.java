package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What SIPp, a program of others, makes of us. Skipped where it is not installed.
class SippTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needSipp() {
        assumeTrue(Sipp.installed(), "SKIPPED: sipp is not installed (Debian: sip-tester), so nobody else's SIP was tried");
    }

    @Test
    void callsAreHeldAndEndedByTheCaller() throws Exception {
        assertRuns(new Sipp("echo").invite(1).ringing().expect(200).ack(1).pause(300).request("BYE", 2).expect(200), "-m", "5");
    }

    @Test
    void callsComeOverTcp() throws Exception {
        assertRuns(new Sipp("echo").invite(1).ringing().expect(200).ack(1).pause(300).request("BYE", 2).expect(200), "-m", "5", "-t", "t1");
    }

    @Test
    void aCallThatIsTakenBackEndsWith487() throws Exception {
        assertRuns(new Sipp("slow").invite(1).trying().expect(180).pause(300).cancel(1, 4).expect(200).expect(487).ackRefusal(1, 7), "-m", "3");
    }

    @Test
    void aCodingThatWeDoNotHaveIsRefused() throws Exception {
        assertRuns(new Sipp("echo").formats("18 101").invite(1).trying().expect(488).ackRefusal(1, 3), "-m", "3");
    }

    @Test
    void holdAndResumeAreAnsweredAfreshWithTheirOwnNumbers() throws Exception {
        var hold = new Sipp("echo").invite(1).ringing().expect(200).ack(1).pause(200)
                .direction("sendonly").invite(2).trying().expect(200, "a=recvonly", true).ack(2).pause(200)
                .direction("sendrecv").invite(3).trying().expect(200, "3 INVITE", false).ack(3)
                .request("INFO", 4, "application/dtmf-relay", "Signal=5\nDuration=160\n", "[branch]").expect(200)
                .request("BYE", 5).expect(200);
        try (var exchange = new Exchange()) {
            var outcome = hold.run(exchange.server.port(), folder, "-m", "1");
            assertThat(outcome.code()).describedAs(outcome.output()).isZero();
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(exchange.host.keys).containsExactly("5"));
        }
    }

    @Test
    void shortSessionTimersAreRefusedAndRightOnesRefreshed() throws Exception {
        assertRuns(new Sipp("echo").invite(1, "Session-Expires: 60", "Supported: timer").trying().expect(422, "Min-SE: 90", false).ackRefusal(1, 3)
                .inviteAgain(2, "Session-Expires: 90", "Min-SE: 90", "Supported: timer").ringing().expect(200, "90;refresher=uac", false).ack(2).pause(100)
                .request("UPDATE", 3, "Session-Expires: 90;refresher=uac", "Supported: timer").expect(200, "90;refresher=uac", false)
                .request("BYE", 4).expect(200), "-m", "1");
    }

    @Test
    void weHangUpByTheRouteThatTheCallCameBy() throws Exception {
        assertRuns(new Sipp("bye").invite(1, "Record-Route: <sip:[local_ip]:[local_port];lr>").ringing().expect(200).ack(1).expectRequest("BYE", "Route: .sip:127.0.0.1:[0-9]+;lr").ok(), "-m", "2");
    }

    @Test
    void theRightPasswordIsLetInAndTheWrongOneIsNot() throws Exception {
        var trunk = "name=pbx,user=alice,password-env=SECRET,route=*:*";
        var right = new Sipp("echo").invite(1).trying().expect(401).ackRefusal(1, 3).inviteAgain(2, "[authentication]").ringing().expect(200).ack(2).pause(100).request("BYE", 3).expect(200);
        var wrong = new Sipp("echo").invite(1).trying().expect(401).ackRefusal(1, 3).inviteAgain(2, "[authentication]").trying().expect(401).ackRefusal(2, 3);
        try (var exchange = new Exchange(trunk)) {
            var let = right.run(exchange.server.port(), folder, "-m", "3", "-ap", "secret");
            assertThat(let.code()).describedAs(let.output()).isZero();
            var refused = wrong.run(exchange.server.port(), folder, "-m", "3", "-ap", "guessed");
            assertThat(refused.code()).describedAs(refused.output()).isZero();
            assertThat(exchange.counts.of(SipCounts.Fate.WRONG_LOGIN)).isEqualTo(3);
        }
    }

    @Test
    void whenWeAreAboutToStopNewCallsAreSentElsewhere() throws Exception {
        try (var exchange = new Exchange()) {
            exchange.server.drain(Duration.ZERO);
            var outcome = new Sipp("echo").invite(1).trying().expect(503, "Retry-After: 30", false).ackRefusal(1, 3).run(exchange.server.port(), folder, "-m", "2");
            assertThat(outcome.code()).describedAs(outcome.output()).isZero();
        }
    }

    @Test
    void aHundredCallsAreHeldAlthoughATenthOfTheMessagesIsLost() throws Exception {
        assertRuns(new Sipp("echo").invite(1).ringing().expect(200).ack(1).pause(500).request("BYE", 2).expect(200), "-m", "100", "-l", "100", "-r", "50", "-lost", "10");
    }

    private void assertRuns(Sipp scenario, String... options) throws Exception {
        try (var exchange = new Exchange()) {
            var outcome = scenario.run(exchange.server.port(), folder, options);
            assertThat(outcome.code()).describedAs(outcome.output()).isZero();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(exchange.server.calls()).isZero());
        }
    }
}
