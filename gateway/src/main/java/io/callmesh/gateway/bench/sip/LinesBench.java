package io.callmesh.gateway.bench.sip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.bench.InProcess;
import io.callmesh.gateway.bench.Quiet;
import io.callmesh.gateway.bench.Report;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Pacer;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpCounts.Packet;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream.Patience;
import io.callmesh.gateway.line.sip.SipCounts;
import io.callmesh.gateway.line.sip.SipServer;
import io.callmesh.gateway.line.sip.SipSettings;
import io.callmesh.gateway.line.sip.TrunkText;
import io.callmesh.gateway.line.sip.Trunks;
import io.callmesh.gateway.line.sip.wire.TcpLimits;
import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.measure.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Holds telephone calls of SIPp on the gateway core with scripted engines: `./mesh bench lines`. Prints one JSON object.
///
/// Packets are counted against 50 a second each way for as long as SIPp says that its calls lasted. Gaps are those that four telephones of
/// our own saw meanwhile; the processor time is this process's, with theirs. What short calls leave behind is looked at when the last
/// transaction has ended, 32 s after them.
public final class LinesBench {

    private static final int CLOCKED = 4, PER_SECOND = 25, PACKETS_A_SECOND = 50, SHORT_MILLIS = 200, SHORT_PER_SECOND = 40, LOSSY = 100, ROOM = 4_096;
    private static final Duration TRANSACTIONS = Duration.ofSeconds(36);

    private final Pacer pacer = new Pacer();
    private final RtpCounts packets = new RtpCounts();
    private final Usage usage = new Usage(ProcessHandle.current());
    private final SipServer server;
    private final Sipp sipp;

    private LinesBench(Path folder) {
        var here = InetAddress.getLoopbackAddress();
        var settings = new SipSettings(new InetSocketAddress(here, 0), here, 65_536, 1e6, 1e6, new TcpLimits(10, Duration.ofMinutes(1), Duration.ofSeconds(10)), Patience.USUAL);
        var trunk = new TrunkText(_ -> "").read("name=bench,from=" + here.getHostAddress() + ",calls=" + ROOM + ",route=*:scripted");
        server = new SipServer(settings, new Trunks(List.of(trunk), settings.listen(), InstantSource.system()), new WideHost(new InProcess(ROOM).center()),
                new SipServer.Sound(RtpPorts.any(here), pacer, packets, new ToneLines(Set.of())), new SipCounts());
        sipp = new Sipp(folder, server.port());
    }

    /// @param arguments how many calls at once, how many seconds each, and how many short ones after them
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Quiet.down();
        var folder = Files.createTempDirectory("lines");
        var bench = new LinesBench(folder);
        var report = new Report();
        bench.sipp.run("short.xml", PER_SECOND, PER_SECOND, SHORT_MILLIS);
        bench.together(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), report);
        bench.overABadNetwork(report);
        bench.oneAfterTheOther(Integer.parseInt(arguments[2]), report);
        IO.println(bench.closed(report));
    }

    private ObjectNode closed(Report report) {
        server.close();
        pacer.close();
        return report.putLoad().json();
    }

    private void together(int calls, int seconds, Report report) throws IOException, InterruptedException, ExecutionException {
        long received = packets.of(Packet.RECEIVED), sent = packets.of(Packet.SENT), before = usage.processor().toNanos();
        var deviations = new ArrayList<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clocked = new ArrayList<Future<List<Double>>>();
            Callable<List<Double>> listening = () -> listen(seconds);
            for (int i = 0; i < CLOCKED; i++) clocked.add(threads.submit(listening));
            var outcome = sipp.run("call.xml", calls, PER_SECOND, seconds * 1_000);
            for (var phone : clocked) deviations.addAll(phone.get());
            report.put("calls", calls).put("seconds", seconds).put("answered", outcome.successful()).put("failed", outcome.failed());
        }
        double nominal = (double) calls * seconds * PACKETS_A_SECOND, clockedPackets = (double) CLOCKED * seconds * PACKETS_A_SECOND;
        report.put("received_percent", 100 * (packets.of(Packet.RECEIVED) - received) / nominal)
                .put("sent_percent", 100 * (packets.of(Packet.SENT) - sent - clockedPackets) / nominal)
                .put("unsent", packets.of(Packet.UNSENT)).put("gap_deviation_ms", Percentiles.of(deviations), 50, 95, 99)
                .put("processor_ms_per_call_second", (usage.processor().toNanos() - before) / 1e6 / ((calls + CLOCKED) * (double) seconds));
    }

    private List<Double> listen(int seconds) throws IOException {
        try (var phone = new ClockedPhone(server.port())) {
            return phone.listen(seconds);
        }
    }

    /// A tenth of SIPp's messages is lost, each way.
    private void overABadNetwork(Report report) throws IOException, InterruptedException {
        var outcome = sipp.run("short.xml", LOSSY, PER_SECOND, SHORT_MILLIS, "-lost", "10");
        report.put("lossy_calls", LOSSY).put("lossy_answered", outcome.successful());
    }

    private void oneAfterTheOther(int calls, Report report) throws IOException, InterruptedException {
        settle();
        double heap = heap();
        int threads = threads(), files = files();
        var outcome = sipp.run("short.xml", calls, SHORT_PER_SECOND, SHORT_MILLIS);
        settle();
        report.put("short_calls", calls).put("short_answered", outcome.successful())
                .put("heap_mb_before", heap).put("heap_mb_after", heap()).put("threads_before", threads).put("threads_after", threads())
                .put("sockets_before", files).put("sockets_after", files()).put("transactions_after", server.transactions().count());
    }

    private static void settle() throws InterruptedException {
        Thread.sleep(TRANSACTIONS);
    }

    private static double heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }

    private static int threads() {
        return count(Path.of("/proc/self/task"));
    }

    private static int files() {
        return count(Path.of("/proc/self/fd"));
    }

    private static int count(Path folder) {
        try (var entries = Files.list(folder)) {
            return (int) entries.count();
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
