package io.callmesh.eval.caller.sip;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.HeardEvents;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.rtp.RtpSound;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// One call by SIP over UDP: INVITE, ACK, BYE both ways, digest when it is asked for. What it does not know it declines.
final class SipConnection implements Connection {

    private static final Duration NOBODY = Duration.ofSeconds(6), RINGING = Duration.ofSeconds(60), GOODBYE = Duration.ofSeconds(2);
    private static final long AGAIN_MILLIS = 500, SELDOM_MILLIS = 4_000;
    private static final int LONGEST = 65_535;
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP[46] ([0-9a-fA-F.:]+)\\s*$"), PORT = Pattern.compile("(?m)^m=audio (\\d{1,5}) ");

    private final SipGateway.Identity who;
    private final DatagramSocket socket;
    private final Dialog dialog;
    private final RtpSound sound;
    private final HeardEvents events = new HeardEvents();
    private final BlockingQueue<SipText> responses = new ArrayBlockingQueue<>(16);
    private volatile Optional<String> acknowledged = Optional.empty();
    private volatile boolean over;

    private SipConnection(InetSocketAddress gateway, SipGateway.Identity who, String number) throws IOException {
        this.who = who;
        socket = new DatagramSocket(new InetSocketAddress(gateway.getAddress().isLoopbackAddress() ? gateway.getAddress() : anyAddress(), 0));
        socket.connect(gateway);
        sound = new RtpSound(socket.getLocalAddress(), events::heard);
        var local = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        dialog = new Dialog(local, who.user().isEmpty() ? "caller" : who.user(), "sip:" + number + "@" + Dialog.address(gateway));
        Thread.ofVirtual().name("sip-" + socket.getLocalPort()).start(this::receive);
    }

    private static InetAddress anyAddress() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[4]);
    }

    static SipConnection open(InetSocketAddress gateway, SipGateway.Identity who, String number, Opening opening) throws InterruptedException {
        if (opening.medium().soundHz() != 8_000) throw new MeshException(new Fault.BadInput("rate", "a telephone has 8000 Hz"));
        try {
            var call = new SipConnection(gateway, who, number);
            try {
                call.invite(number);
                return call;
            } catch (RuntimeException | InterruptedException refused) {
                call.close();
                throw refused;
            }
        } catch (IOException nowhere) {
            throw new MeshException(new Fault.Unavailable("gateway"), nowhere);
        }
    }

    private void invite(String number) throws InterruptedException {
        var response = ask("INVITE", "Content-Type: application/sdp\r\n", offer());
        var challenges = new ArrayList<>(response.all("www-authenticate"));
        challenges.addAll(response.all("proxy-authenticate"));
        var answer = who.password().isEmpty() ? Optional.<String>empty() : DigestAnswer.to(challenges, "INVITE", dialog.target(), who.user(), who.password());
        if (answer.isPresent() && (response.status() == 401 || response.status() == 407)) {
            var field = response.status() == 401 ? "Authorization: " : "Proxy-Authorization: ";
            response = ask("INVITE", field + answer.get() + "\r\nContent-Type: application/sdp\r\n", offer());
        }
        if (response.status() >= 300) throw Refusal.of(response, number);
        sound.to(peer(response.body()));
        events.tell(new CallEvent.Opened(dialog.callId(), "", number, ""));
    }

    private String offer() {
        var local = socket.getLocalAddress().getHostAddress();
        var family = local.contains(":") ? "IP6 " : "IP4 ";
        return "v=0\r\no=- 1 1 IN " + family + local + "\r\ns=-\r\nc=IN " + family + local + "\r\nt=0 0\r\nm=audio " + sound.port() + " RTP/AVP 0 " + RtpSound.KEYS_TYPE
                + "\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:" + RtpSound.KEYS_TYPE + " telephone-event/8000\r\na=fmtp:" + RtpSound.KEYS_TYPE + " 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
    }

    private static InetSocketAddress peer(String description) {
        var address = ADDRESS.matcher(description);
        var port = PORT.matcher(description);
        if (!address.find() || !port.find() || port.group(1).equals("0")) throw new MeshException(new Fault.BadInput("sip", "the answer describes no sound"));
        return new InetSocketAddress(InetAddress.ofLiteral(address.group(1)), Integer.parseInt(port.group(1)));
    }

    /// Sends a request until something is said to it, and waits for the final response; acknowledges that of an INVITE.
    private SipText ask(String method, String more, String body) throws InterruptedException {
        var request = dialog.request(method, more, body);
        int number = dialog.sequence();
        long begun = System.nanoTime(), pause = AGAIN_MILLIS;
        boolean told = false;
        send(request);
        while (true) {
            var response = Optional.ofNullable(responses.poll(pause, TimeUnit.MILLISECONDS)).filter(each -> each.sequence() == number && each.sequenceMethod().equals(method));
            told |= response.isPresent();
            if (response.isPresent() && response.get().status() >= 200) return acknowledged(method, response.get());
            var patience = told ? RINGING : method.equals("BYE") ? GOODBYE : NOBODY;
            if (System.nanoTime() - begun > patience.toNanos()) throw new MeshException(told ? new Fault.TimedOut("ringing", RINGING) : new Fault.Unavailable("gateway"));
            if (over && !method.equals("BYE")) throw new MeshException(new Fault.Unavailable("gateway"));
            if (!told && response.isEmpty()) send(request);
            pause = Math.min(2 * pause, SELDOM_MILLIS);
        }
    }

    private SipText acknowledged(String method, SipText response) {
        if (!method.equals("INVITE")) return response;
        var ack = response.status() < 300 ? dialog.acknowledge(response) : dialog.acknowledgeRefusal(response);
        if (response.status() < 300) acknowledged = Optional.of(ack);
        send(ack);
        return response;
    }

    private void send(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length));
        } catch (IOException gone) {
            // whoever waits for the response learns of it
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                SipText.parse(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)).ifPresent(this::received);
            } catch (PortUnreachableException nobody) {
                over = true; // nothing listens there
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void received(SipText text) {
        if (!text.first("call-id").equals(dialog.callId())) return;
        if (!text.response()) requested(text);
        else if (text.sequenceMethod().equals("INVITE") && text.status() >= 200 && text.status() < 300 && acknowledged.isPresent()) send(acknowledged.get());
        else responses.offer(text);
    }

    private void requested(SipText request) {
        if (request.method().equals("ACK")) return;
        var outcome = switch (request.method()) {
            case "BYE", "OPTIONS", "INFO", "UPDATE", "NOTIFY" -> "200 OK";
            case "INVITE" -> "488 Not Acceptable Here";
            default -> "603 Decline";
        };
        send(Dialog.respond(request, outcome));
        if (request.method().equals("BYE") && !over) {
            over = true;
            events.end("agent_hung_up");
        }
    }

    @Override
    public void sound(short[] samples) {
        events.ear().spoke(samples);
        sound.sound(samples);
    }

    @Override
    public void text(String typed) {
        throw new MeshException(new Fault.BadInput("text", "a telephone does not type"));
    }

    @Override
    public void keys(String digits) throws InterruptedException {
        events.ear().pressed(); // the answer may begin before the last key is let go
        sound.press(digits);
    }

    @Override
    public void hangUp() throws InterruptedException {
        if (over) return;
        over = true;
        ask("BYE", "", "");
        events.end("caller_hung_up");
    }

    @Override
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        return events.take(patience);
    }

    /// A call that was not hung up is, without waiting for the answer.
    @Override
    public void close() {
        if (!over && acknowledged.isPresent()) send(dialog.request("BYE", "", ""));
        over = true;
        sound.close();
        socket.close();
    }
}
