package io.callmesh.gateway.line.rtp;

import io.callmesh.audio.Frame;
import io.callmesh.audio.MuLaw;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineContract;
import io.callmesh.gateway.line.ToneLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// A stream as the line of a call.
class RtpLineTest extends LineContract {

    @Override
    protected Rig rig() throws IOException {
        return new StreamToPhone();
    }

    private static final class StreamToPhone implements Rig {

        private final HandPace pace = new HandPace();
        private final RtpStream stream = RtpStream.open(RtpPorts.any(Phone.HOME), pace, new RtpCounts(), RtpStream.Patience.USUAL);
        private final Phone phone = new Phone(stream.address());
        private final List<Integer> heard = new ArrayList<>();

        private StreamToPhone() throws IOException {
            stream.agree(new Agreement(phone.address(), Coding.PCMU, 0, OptionalInt.of(101), Direction.SENDRECV));
        }

        @Override
        public Line line() {
            return new StreamLine(stream);
        }

        @Override
        public void pass() {
            pace.tick();
        }

        @Override
        public void say(int level) throws IOException {
            var code = new byte[160];
            Arrays.fill(code, MuLaw.encode((short) level));
            phone.say(0, code);
        }

        @Override
        public List<Integer> heard() throws IOException {
            for (var packet : phone.arrived()) heard.add((int) MuLaw.decode(new byte[] {packet[90]})[0]);
            return heard.stream().filter(level -> level > 500).toList();
        }

        /// Signalling says so, not the stream.
        @Override
        public void hangUp() {
            stream.close();
        }

        @Override
        public void close() throws IOException {
            stream.close();
            phone.close();
        }
    }

    private record StreamLine(RtpStream stream) implements Line {

        @Override
        public Opening opening() {
            return new Opening("sip", "", "retail", "en", RtpStream.RATE_HZ, true, true, "");
        }

        @Override
        public void listen(Ear ear) throws InterruptedException {
            stream.listen(ear, new ToneLines(Set.of()), opening());
        }

        @Override
        public void ready() throws InterruptedException {
            stream.ready();
        }

        @Override
        public void play(Frame frame) throws InterruptedException {
            stream.play(frame);
        }

        @Override
        public void drain() throws InterruptedException {
            stream.drain();
        }

        @Override
        public void hush() {
            stream.hush();
        }

        @Override
        public long heard() {
            return stream.heard();
        }

        @Override
        public void show(Notice notice) {}

        @Override
        public void close() {
            stream.close();
        }
    }
}
