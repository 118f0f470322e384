package io.callmesh.gateway.line.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.access.Meters.Stay;
import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.NoticeJson;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.websocket.SocketLine.Arrival;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.SessionScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The WebSocket `/v1/calls`: one connection is one call.
@WebSocket(path = "/v1/calls")
@SessionScoped
public class CallSocket {

    private static final int BAD_INPUT = 4400, UNKNOWN = 4401, FORBIDDEN = 4403, NOT_FOUND = 4404, TOO_FAST = 4429, NO_ROOM = 4503;
    private static final int MAX_COUNT = Integer.MAX_VALUE;

    private final LineHost host;
    private final ToneLines tones;
    private final ObjectMapper json;
    private final Reception reception;
    private Optional<SocketLine> line = Optional.empty();

    CallSocket(LineHost host, ToneLines tones, ObjectMapper json, Reception reception) {
        this.host = host;
        this.tones = tones;
        this.json = json;
        this.reception = reception;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection socket) {
        var visit = visit(socket);
        try {
            var opened = new SocketLine(opening(parameters(socket.handshakeRequest().query()), visit.principal()), new SocketPage(socket), tones, LineClock.SYSTEM);
            var stay = reception.call(visit.principal(), () -> Thread.ofVirtual().name("cut-off").start(() -> refuse(socket, new Fault.Unauthenticated(Reception.CUT))));
            line = Optional.of(opened);
            Thread.ofVirtual().name("websocket-" + socket.id()).start(() -> hold(opened, stay, socket));
        } catch (MeshException refused) {
            refuse(socket, refused.fault());
        }
    }

    private static SocketVisit visit(WebSocketConnection socket) {
        return Optional.ofNullable(socket.userData().get(SocketVisit.KEY)).orElseThrow(() -> new IllegalStateException("a socket that nobody asked who opens it"));
    }

    private void hold(SocketLine opened, Stay stay, WebSocketConnection socket) {
        try (stay) {
            host.host(opened);
        } catch (MeshException refused) {
            refuse(socket, refused.fault());
        } catch (InterruptedException stopped) {
            opened.close();
        }
    }

    private void refuse(WebSocketConnection socket, Fault fault) {
        var visit = visit(socket);
        reception.refused(Optional.of(visit.principal()), visit.visit(), fault);
        if (!socket.isOpen()) return;
        String problem = problem(fault);
        socket.sendTextAndAwait(NoticeJson.of(new Notice.Trouble(fault instanceof Fault.Overloaded ? "overloaded" : "refused", problem)).toString());
        socket.closeAndAwait(new CloseReason(code(fault), problem.substring(0, Math.min(120, problem.length()))));
    }

    private static int code(Fault fault) {
        return switch (fault) {
            case Fault.BadInput _ -> BAD_INPUT;
            case Fault.NotFound _ -> NOT_FOUND;
            case Fault.Overloaded _ -> NO_ROOM;
            case Fault.Unauthenticated _ -> UNKNOWN;
            case Fault.Forbidden _ -> FORBIDDEN;
            case Fault.LimitReached _ -> TOO_FAST;
            case Fault.Unavailable _, Fault.TimedOut _, Fault.EngineFailed _ -> 1011;
        };
    }

    private static String problem(Fault fault) {
        return switch (fault) {
            case Fault.BadInput(var field, var problem) -> field + ": " + problem;
            case Fault.NotFound(var kind, var id, _) -> "no such " + kind + ": " + id;
            case Fault.Overloaded _ -> "no room for another call now";
            case Fault.Unauthenticated(var why) -> why;
            case Fault.Forbidden(var what) -> what;
            case Fault.LimitReached(var limit, _) -> "limit reached: " + limit;
            case Fault.Unavailable _, Fault.TimedOut _, Fault.EngineFailed _ -> "the call could not be opened";
        };
    }

    private static Opening opening(Map<String, String> parameters, Principal principal) {
        principal.require(Right.HOLD_CALLS);
        String audio = parameters.getOrDefault("audio", "both");
        if (!audio.matches("both|out|none")) throw new MeshException(new Fault.BadInput("audio", "must be both, out or none"));
        String rate = parameters.getOrDefault("rate", "16000");
        if (!rate.equals("8000") && !rate.equals("16000")) throw new MeshException(new Fault.BadInput("rate", "must be 8000 or 16000"));
        if (!parameters.containsKey("assistant") && !parameters.containsKey("resume")) throw new MeshException(new Fault.BadInput("assistant", "must name an assistant"));
        return new Opening("websocket", principal.tenant(parameters.getOrDefault("tenant", "")), parameters.getOrDefault("assistant", ""), parameters.getOrDefault("language", ""), Integer.parseInt(rate), audio.equals("both"), !audio.equals("none"),
                parameters.getOrDefault("resume", ""), "", principal.assistants());
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        if (query == null) return parameters;
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void sound(Buffer bytes, WebSocketConnection socket) {
        if (bytes.length() % 2 != 0) {
            socket.closeAndAwait(new CloseReason(BAD_INPUT, "audio: must hold whole 16-bit samples"));
            return;
        }
        arrived(new Arrival.Sound(Pcm.decode(bytes.getBytes())), socket);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void text(String message, WebSocketConnection socket) {
        try {
            var told = json.readTree(message);
            arrived(arrival(told), socket);
        } catch (JsonProcessingException garbled) {
            socket.closeAndAwait(new CloseReason(BAD_INPUT, "message: must be a JSON object with a type"));
        } catch (MeshException bad) {
            refuse(socket, bad.fault());
        }
    }

    private static Arrival arrival(JsonNode told) {
        String type = told.path("type").asText();
        return switch (type) {
            case "text" -> new Arrival.Text(checked(told, "text", ".{1,2000}"));
            case "keys" -> new Arrival.Keys(checked(told, "digits", "[0-9*#]{1,32}"));
            case "hangup" -> new Arrival.Gone();
            case "played" -> new Arrival.Played(count(told, "samples", 0), (int) count(told, "clears", -1));
            default -> throw new MeshException(new Fault.BadInput("type", "must be text, keys, played or hangup"));
        };
    }

    private static long count(JsonNode told, String field, long otherwise) {
        var value = told.path(field);
        if (value.isMissingNode()) return otherwise;
        if (!value.canConvertToLong() || value.asLong() < 0 || value.asLong() > MAX_COUNT) throw new MeshException(new Fault.BadInput(field, "must be a number from 0 to " + MAX_COUNT));
        return value.asLong();
    }

    private static String checked(JsonNode told, String field, String form) {
        String value = told.path(field).asText();
        if (!value.matches("(?s)" + form)) throw new MeshException(new Fault.BadInput(field, "must match " + form));
        return value;
    }

    private void arrived(Arrival arrival, WebSocketConnection socket) {
        if (line.isEmpty() || line.get().arrived(arrival)) return;
        socket.closeAndAwait(new CloseReason(TOO_FAST, "audio: must come at real-time pace"));
    }

    @OnClose
    void close() {
        line.ifPresent(SocketLine::gone);
    }
}
