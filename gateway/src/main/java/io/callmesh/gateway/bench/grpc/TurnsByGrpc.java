package io.callmesh.gateway.bench.grpc;

import io.callmesh.gateway.bench.Callers;
import io.callmesh.gateway.bench.TurnsBench;
import io.callmesh.runtime.measure.Usage;
import io.grpc.netty.NettyChannelBuilder;

/// Measures what turns cost across a whole mesh: `./mesh bench turns --rung b`. Prints one JSON object, whose processor time and
/// memory are those of the gateway.
public final class TurnsByGrpc {

    /// Every turn passes six processes, each of which compiles what it has run some hundred times.
    private static final int WARMING = 16;

    private TurnsByGrpc() {}

    /// @param arguments how many calls, turns of each, and turns before them that only warm up; `HOST:PORT` and process id of the gateway
    public static void main(String[] arguments) throws InterruptedException {
        int calls = Integer.parseInt(arguments[0]);
        var channel = NettyChannelBuilder.forTarget(arguments[3]).usePlaintext().directExecutor().build();
        try {
            Callers callers = new GrpcCallers(channel);
            var gateway = new Usage(ProcessHandle.of(Long.parseLong(arguments[4])).orElseThrow());
            var bench = new TurnsBench("b", callers, gateway);
            bench.warm(WARMING, Integer.parseInt(arguments[2]));
            IO.println(bench.measure(calls, Integer.parseInt(arguments[1])));
        } finally {
            channel.shutdownNow();
        }
    }
}
