package io.callmesh.runtime.grpc;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/// Keeps one message out of the log: grpc-java's warning, with a stack trace, about a stream that its reader left while we were writing to
/// it. Every interruption of a voice is one. Whatever else its handler has to say passes.
///
/// A service names it by `quarkus.log.console.filter=departures`.
@LoggingFilter(name = "departures")
public final class Departures implements Filter {

    static final String HANDLER = "io.grpc.netty.NettyServerHandler";

    private static final String MESSAGE = "Stream Error";

    @Override
    public boolean isLoggable(LogRecord told) {
        return !HANDLER.equals(told.getLoggerName()) || !MESSAGE.equals(told.getMessage()) || !left(told.getThrown());
    }

    private static boolean left(Throwable cause) {
        return cause instanceof Http2Exception.StreamException stream && stream.error() == Http2Error.STREAM_CLOSED;
    }
}
