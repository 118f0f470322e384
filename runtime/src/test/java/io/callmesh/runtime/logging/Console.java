package io.callmesh.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/// The console of the service that is under test.
public final class Console {

    private static final String HANDLER = "io.grpc.netty.NettyServerHandler";

    private Console() {}

    /// Asserts that a stream which its reader left is not told of, and every other warning of gRPC's server is.
    public static void assertTellsAllButDepartures() {
        var consoles = below(Logger.getLogger("")).filter(ConsoleHandler.class::isInstance).toList();
        assertThat(consoles).isNotEmpty();
        assertThat(Logger.getLogger(HANDLER).isLoggable(Level.WARNING)).isTrue();
        assertThat(tells(consoles, Http2Exception.streamError(3, Http2Error.STREAM_CLOSED, "Stream closed before write could take place"))).isFalse();
        assertThat(tells(consoles, Http2Exception.streamError(3, Http2Error.PROTOCOL_ERROR, "no such header"))).isTrue();
    }

    private static Stream<Handler> below(Logger root) {
        return Stream.of(root.getHandlers()).flatMap(Console::andBelow);
    }

    private static Stream<Handler> andBelow(Handler handler) {
        var inner = handler instanceof ExtHandler outer ? Stream.of(outer.getHandlers()).flatMap(Console::andBelow) : Stream.<Handler>empty();
        return Stream.concat(Stream.of(handler), inner);
    }

    private static boolean tells(List<Handler> consoles, Throwable cause) {
        var warning = new LogRecord(Level.WARNING, "Stream Error");
        warning.setLoggerName(HANDLER);
        warning.setThrown(cause);
        return consoles.stream().allMatch(console -> console.getFilter() == null || console.getFilter().isLoggable(warning));
    }
}
